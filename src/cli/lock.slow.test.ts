import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serveHttp } from '../client/local-server.test.kit.ts';
import { startRelay } from '../ledger/relay.test.kit.ts';
import { startReference } from '../reference/start-reference.ts';
import { clausewise, emptyDirectory, type Started, startCommand } from './command.test.kit.ts';

/** A run that waits for an answer from then on. */
async function waitingRun(directory: string): Promise<Started> {
  const { origin } = await serveHttp(() => {});
  const run = startCommand(['run', '--target', origin, '--timeout', '600000', '--out', 'reports'], {
    directory,
  });
  await run.says(/seed \d+/);
  return run;
}

const lockIn = (directory: string): string => readFileSync(join(directory, 'reports/run.lock'), 'utf8');

it('a second run in the same directory is refused and says which run holds it', async () => {
  const directory = emptyDirectory();
  const first = await waitingRun(directory);
  const before = lockIn(directory);
  const second = await clausewise(
    ['run', '--out', 'reports', '--clause', 'Tag.count', '--profile', 'quick'],
    { directory },
  );
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(
    new RegExp(
      `^error: The run of \\S+ against http://\\S+ \\(process ${first.process.pid} on \\S+\\) is using reports\\.\\nhint: .*--out`,
    ),
  );
  expect(lockIn(directory)).toBe(before);
  expect(readFileSync(join(directory, 'reports/results.ndjson'), 'utf8')).toBeDefined();
});

it('a sweep is refused while the run goes on, unless it is forced', async () => {
  const directory = emptyDirectory();
  await waitingRun(directory);
  const refused = await clausewise(['sweep', '--out', 'reports'], { directory });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/^error: The run of .* is using reports\.\nhint: .*--force/);
  const words = ['sweep', '--out', 'reports', '--force', '--target', 'http://127.0.0.1:9'];
  const forced = await clausewise(words, { directory });
  expect(forced.stderr).not.toContain('error:');
  expect(forced.stdout).toContain('Run of ');
});

it('a directory is taken over from a run that was killed, which is said, and swept', async () => {
  const directory = emptyDirectory();
  const reference = await startReference();
  onTestFinished(() => reference.close());
  const relay = await startRelay(reference.url, (_, count) => {
    if (count === 60) killed.process.kill('SIGKILL');
    return null;
  });
  const killed = startCommand(
    ['run', '--target', relay.origin, '--seed', '1', '--profile', 'quick', '--out', 'reports'],
    {
      directory,
    },
  );
  await killed.ended;
  await relay.quiet();
  expect(lockIn(directory)).toContain(`"pid":${killed.process.pid}`);
  expect((await clausewise(['sweep', '--out', 'reports'], { directory })).code).toBe(0);
  expect(Object.values(reference.resources()).flat()).toEqual([]);
});

it('a run says from whom it takes its directory over', async () => {
  const directory = emptyDirectory();
  const first = await waitingRun(directory);
  first.process.kill('SIGKILL');
  await first.ended;
  const words = [
    'run',
    '--out',
    'reports',
    '--operation',
    'CreateSecurityGroup',
    '--profile',
    'quick',
    '--seed',
    '1',
  ];
  const second = await clausewise(words, { directory });
  expect(second.stderr).toContain(`(process ${first.process.pid} on `);
  expect(second.stderr).toContain('ended without letting go of it');
  expect(second.code).toBe(0);
  const { pid } = first.process;
  expect((await clausewise(words, { directory })).stderr).not.toContain(`process ${pid}`);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends a run so that the next one starts clean',
  async (signal) => {
    const directory = emptyDirectory();
    const reference = await startReference();
    onTestFinished(() => reference.close());
    const relay = await startRelay(reference.url, (_, count) => {
      if (count === 60) broken.process.kill(signal);
      return null;
    });
    const words = ['run', '--target', relay.origin, '--seed', '1', '--profile', 'quick', '--out', 'reports'];
    const broken = startCommand(words, { directory });
    expect((await broken.ended).code).toBe(3);
    expect(Object.values(reference.resources()).flat()).toEqual([]);
    const next = await clausewise([...words, '--operation', 'CreateSecurityGroup'], { directory });
    expect(next.stderr).not.toContain('taken over');
    expect(next.code).toBe(0);
  },
);
