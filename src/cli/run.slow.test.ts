import { readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serveHttp } from '../client/local-server.test.kit.ts';
import { startRelay } from '../ledger/relay.test.kit.ts';
import type { RunRecord } from '../results/record.ts';
import type { Summary } from '../results/summary.ts';
import {
  clausewise,
  clausewiseRun,
  emptyDirectory,
  startCommand,
  startMock,
  startTarget,
} from './command.test.kit.ts';

const inScope = (summary: Summary | null): readonly string[] =>
  summary?.clauses.flatMap(({ id, leftOutBy }) => (leftOutBy === undefined ? [id] : [])) ?? [];

const quick = ['--profile', 'quick', '--seed', '1'];
const few = ['--clause', 'Tag.Key.*', '--clause', 'DryRun.*', ...quick];

it('holds the embedded endpoint against the documents when no target is given', async () => {
  const directory = emptyDirectory();
  const { code, stdout, summary } = await clausewiseRun(few, { directory, isAlone: true });
  expect(code).toBe(0);
  expect(stdout).toContain('The target conforms');
  expect(summary?.complete).toBe(true);
  const files = ['allure-results', 'junit.xml', 'report.html', 'results.ndjson', 'summary.json'];
  expect(readdirSync(join(directory, 'reports'))).toEqual(expect.arrayContaining(files));
});

it('reads variables as options, and does not test itself in the place of a target', async () => {
  const environment = {
    CLAUSEWISE_TARGET: 'http://127.0.0.1:9',
    CLAUSEWISE_CLAUSE: 'Tag.Key.* !Tag.Key.length',
  };
  const { code, summary } = await clausewiseRun(['--seed', '1'], { environment });
  expect(code).toBe(3);
  expect(summary?.target).toEqual({ ecs: 'http://127.0.0.1:9', embedded: false, insecure: false });
  expect(inScope(summary)).not.toContain('CreateSecurityGroup.Tag.Key.length');
});

it('asks nothing of a product without a target, and does not wait for it', async () => {
  const url = await startTarget();
  const targets = ['--target', `ecs=${url}`, '--target', `alb=${url}`];
  const { code, stderr, summary } = await clausewiseRun([...targets, ...quick]);
  expect(code).toBe(0);
  expect(stderr).not.toContain('cannot be reached');
  const exists = summary?.clauses.find(({ id }) => id === 'CreateSecurityGroup.VpcId.exists');
  expect(exists?.outcome).toBe('not-applicable');
});

it('says how many clauses are chosen, and what leaves out the others', async () => {
  const chosen = ['--clause', 'Tag.*', '--clause', '!Tag.Key.*', ...quick];
  const { stdout, stderr, summary } = await clausewiseRun(chosen);
  const [all, count] = [summary?.scope.clauses, inScope(summary).length];
  expect(count).toBeGreaterThan(0);
  for (const text of [stdout, stderr]) expect(text).toContain(`${count} of ${all} clauses`);
  expect(inScope(summary).filter((id) => /\.Tag\.Key\.|^(?!.*\.Tag\.)/.test(id))).toEqual([]);
});

it('ends with success in profile quick, which leaves out what needs a full quota', async () => {
  const directory = emptyDirectory();
  const { code, stdout, summary } = await clausewiseRun(quick, { directory });
  expect(code).toBe(0);
  expect(stdout).toContain('are out of scope.');
  const must =
    summary?.clauses.filter(({ level, outcome }) => level === 'must' && outcome === 'not-run') ?? [];
  expect(must.length).toBeGreaterThan(0);
  for (const { leftOutBy, reason } of must) {
    expect(leftOutBy).toBe('profile quick');
    expect(reason).toBe('left out by profile quick: it takes a target whose quota is full');
  }
  expect((await clausewise(['verify', 'reports'], { directory })).code).toBe(0);
});

it('prints a seed that it chose itself, and takes it again', async () => {
  const first = await clausewiseRun(['--clause', 'Tag.Key.length', '--profile', 'quick']);
  const seed = /seed (\d+)/.exec(first.stdout)?.[1] ?? '';
  expect(first.summary?.seed).toBe(Number(seed));
  expect(first.stderr).toContain(`seed ${seed}`);
  const second = await clausewiseRun(['--clause', 'Tag.Key.length', '--profile', 'quick', '--seed', seed]);
  expect(second.summary?.seed).toBe(Number(seed));
});

it('sends the same requests with the same seed, however many at once', async () => {
  const planned = async (concurrency: string) => {
    const directory = emptyDirectory();
    await clausewiseRun(['--clause', 'Tag.Key.*', ...quick, '--concurrency', concurrency], { directory });
    const lines = (await readFile(join(directory, 'reports/results.ndjson'), 'utf8')).trim().split('\n');
    return lines
      .map((line): RunRecord => JSON.parse(line))
      .flatMap((record) =>
        record.type === 'exchange' && record.exchange.purpose === 'plan' ? [record.exchange] : [],
      )
      .map(({ case: id, parameters }) => `${id} ${JSON.stringify(parameters)}`)
      .sort();
  };
  const [one, many] = [await planned('1'), await planned('32')];
  expect(one.length).toBeGreaterThan(10);
  expect(many).toEqual(one);
});

it('shows a violation with the command that shows it again', async () => {
  const target = await startTarget({ defects: ['sg-name-length/max-plus-one'] });
  const directory = emptyDirectory();
  const words = ['--target', target, '--clause', 'SecurityGroupName.*', '--seed', '3'];
  const { code, stdout } = await clausewiseRun(words, { directory, isAlone: true });
  expect(code).toBe(1);
  expect(stdout).toContain('CreateSecurityGroup.SecurityGroupName.length');
  const again = /Again +npx clausewise (replay .+)/.exec(stdout)?.[1]?.split(' ') ?? [];
  const second = await clausewise(again, { directory });
  expect(second.stdout).toMatch(/still failing +CreateSecurityGroup\.SecurityGroupName\.length/);
  expect(second.code).toBe(1);
});

it('signs with the pair from the environment, and shows it nowhere', async () => {
  const environment = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI-hunter2-key-id',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'hunter2-key-secret',
  };
  const target = await startMock(['--signature', 'required'], { environment });
  const directory = emptyDirectory();
  for (const signature of ['v1', 'v3']) {
    const words = ['--target', target, ...few, '--signature', signature];
    const { code, stdout, stderr } = await clausewiseRun(words, { environment, directory });
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('hunter2');
    const files = readdirSync(join(directory, 'reports'), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.includes('.')))
      expect(await readFile(join(directory, 'reports', file), 'utf8')).not.toContain('hunter2');
  }
});

it('takes a named target from a configuration, and the command line wins over it', async () => {
  const target = await startTarget();
  const directory = emptyDirectory();
  writeFileSync(
    join(directory, 'clausewise.config.ts'),
    `const seed: number = 5;
     export default { targets: { local: { target: '${target}', clause: 'Tag.Key.length', seed, profile: 'quick' } } };`,
  );
  const { code, summary } = await clausewiseRun(['--target', 'local', '--seed', '6'], { directory });
  expect(code).toBe(0);
  expect(summary).toMatchObject({ seed: 6, profile: 'quick', target: { ecs: target } });
  expect(inScope(summary)).toEqual(['CreateSecurityGroup.Tag.Key.length']);
});

it('counts a broken should as a violation only when told to be strict', async () => {
  const target = await startTarget({ defects: ['request-id-form/lower-case'] });
  const words = ['--target', target, '--clause', 'RequestId.*', ...quick];
  expect((await clausewiseRun(words)).code).toBe(0);
  expect((await clausewiseRun([...words, '--strict'])).code).toBe(1);
});

it.each([
  ['--budget', '40'],
  ['--time', '0.1'],
])('is no success when %s ends it before all is judged', async (option, value) => {
  const { code, summary } = await clausewiseRun(['--seed', '1', option, value]);
  expect(code).toBe(3);
  expect(summary?.complete).toBe(false);
  expect(summary?.clauses.map(({ outcome }) => outcome)).not.toContain('violates');
});

it('is no success when nothing that was chosen applies', async () => {
  const { code, stderr } = await clausewiseRun(['--clause', 'VpcId.required', ...quick]);
  expect(code).toBe(3);
  expect(stderr).not.toContain('fault of clausewise');
});

describe('Ctrl-C', () => {
  it('ends the run, deletes what it created and writes the reports marked incomplete', async () => {
    const { origin } = await startRelay(await startTarget(), (_, count) => {
      if (count === 60) child.kill('SIGINT');
      return null;
    });
    const directory = emptyDirectory();
    const words = ['run', '--target', origin, '--seed', '1', '--signature', 'none', '--out', 'reports'];
    const { process: child, ended } = startCommand(words, { directory });
    const { code, stdout } = await ended;
    expect(code).toBe(3);
    expect(stdout).toContain('broken off and is incomplete');
    const summary = JSON.parse(await readFile(join(directory, 'reports/summary.json'), 'utf8'));
    expect(summary.complete).toBe(false);
    const list = `${origin}/?Action=DescribeSecurityGroups&Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou`;
    expect(await (await fetch(list)).json()).toMatchObject({ TotalCount: 0 });
  });

  it('twice leaves at once', async () => {
    const { origin } = await serveHttp(() => {});
    const { process: child, ended, says } = startCommand(['run', '--target', origin, '--timeout', '60000']);
    await says(/seed \d+/);
    child.kill('SIGINT');
    await says(/Breaking off/);
    child.kill('SIGINT');
    expect((await ended).code).toBeNull();
    expect(child.signalCode).toBe('SIGINT');
  });
});
