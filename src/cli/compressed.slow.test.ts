import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { startRelay } from '../ledger/relay.test.kit.ts';
import { startReference } from '../reference/start-reference.ts';
import type { Summary } from '../results/summary.ts';
import { clausewise, emptyDirectory, startCommand, startTarget } from './command.test.kit.ts';
import { readSummary } from './read-summary.ts';

const few = ['--operation', 'CreateSecurityPolicy', '--seed', '1', '--kept-cases', 'none', '--quiet'];

const outcomes = ({ clauses }: Summary) => clauses.map(({ id, outcome }) => `${id} ${outcome}`);

it('makes a compressed record in place of the plain one, which every command reads', async () => {
  const directory = emptyDirectory();
  const target = await startTarget({ defects: ['sp-name-length/max-plus-one'] });
  const run = ['run', '--target', target, '--compress', '--out', 'reports', ...few];
  const call = (...words: readonly string[]) => clausewise(words, { directory });
  expect((await call(...run.filter((word) => word !== '--compress'))).code).toBe(1);
  const plain = readSummary(join(directory, 'reports'));
  const compressed = await call(...run);
  expect(compressed.stdout.replaceAll(/\s+/g, ' ')).toContain('summary.json, results.ndjson.gz, junit.xml');
  expect(compressed.code).toBe(1);
  const record = join(directory, 'reports/results.ndjson.gz');
  expect(existsSync(join(directory, 'reports/results.ndjson'))).toBe(false);
  expect(outcomes(readSummary(join(directory, 'reports')))).toEqual(outcomes(plain));

  expect((await call('verify', 'reports')).stdout).toContain('exchanges');
  expect((await call('verify', 'reports/results.ndjson.gz')).code).toBe(0);
  expect((await call('explain', 'CreateSecurityPolicy.SecurityPolicyName.length')).code).toBe(0);
  expect((await call('compare', 'reports', 'reports')).code).toBe(0);
  expect((await call('replay', 'reports', '--target', target)).code).toBe(1);
  const har = await call('export', 'har', 'reports');
  expect(JSON.parse(har.stdout).log.entries.length).toBeGreaterThan(100);

  // Half of it is judged as far as it goes, and nobody takes it for the whole.
  truncateSync(record, Math.floor(readFileSync(record).length / 2));
  const cut = await call('verify', 'reports');
  expect(cut.code).toBe(3);
  expect(cut.stdout + cut.stderr).toMatch(/broken off|cut/);
});

it('makes one whole of compressed parts, and of parts of which one is compressed', async () => {
  const directory = emptyDirectory();
  const target = await startTarget();
  const call = (...words: readonly string[]) => clausewise(words, { directory });
  const run = ['run', '--target', target, '--profile', 'quick', ...few];
  await call(...run, '--shard', '1/2', '--out', 'one', '--compress');
  await call(...run, '--shard', '2/2', '--out', 'two');
  const whole = await call('merge', 'one', 'two', '--out', 'all', '--compress');
  expect(whole.code).toBe(0);
  expect(existsSync(join(directory, 'all/results.ndjson.gz'))).toBe(true);
  expect((await call('verify', 'all')).code).toBe(0);
});

it('certifies what is recorded, whether that is compressed or not', async () => {
  const directory = emptyDirectory();
  const target = await startTarget();
  const call = (...words: readonly string[]) => clausewise(words, { directory });
  await call('run', '--target', target, '--compress', '--out', 'reports', ...few);
  expect((await call('certify', 'reports', '--name', 'Acme 1.2')).code).toBe(0);
  const check = () => call('verify', 'reports/certificate.json', '--record', 'reports');
  expect((await check()).code).toBe(0);
  const record = join(directory, 'reports/results.ndjson.gz');
  const lines = gunzipSync(readFileSync(record));
  writeFileSync(join(directory, 'reports/results.ndjson'), lines);
  rmSync(record);
  expect((await check()).code).toBe(0);
  rmSync(join(directory, 'reports/results.ndjson'));
  writeFileSync(record, gzipSync(lines, { level: 9 }));
  expect((await check()).code).toBe(0);
});

it('goes on with a run whose record is compressed, and keeps to that', async () => {
  const directory = emptyDirectory();
  const reference = await startReference();
  onTestFinished(() => reference.close());
  let give: (() => void) | null = null;
  let count = 0;
  const relay = await startRelay(reference.url, () => {
    count += 1;
    if (count === 500) give?.();
    return null;
  });
  const run = ['run', '--target', relay.origin, '--compress', '--out', 'reports', ...few];
  const started = startCommand(run, { directory });
  give = () => void started.process.kill('SIGKILL');
  expect((await started.ended).code).toBeNull();
  give = null;
  await relay.quiet();
  const ended = await clausewise(['run', '--resume', 'reports', '--kept-cases', 'none'], { directory });
  expect(ended.stderr).toContain('Going on with the run of');
  expect(ended.code).toBe(0);
  expect(existsSync(join(directory, 'reports/results.ndjson.gz'))).toBe(true);
  expect(existsSync(join(directory, 'reports/results.ndjson'))).toBe(false);
  expect(existsSync(join(directory, 'reports/parts'))).toBe(false);
  expect((await clausewise(['verify', 'reports'], { directory })).code).toBe(0);
});
