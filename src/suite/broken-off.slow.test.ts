import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { clausewise, emptyDirectory } from '../cli/command.test.kit.ts';
import { startRelay } from '../ledger/relay.test.kit.ts';
import type { Reference } from '../reference/reference-options.ts';
import { startReference } from '../reference/start-reference.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const heldBy = (reference: Reference) => Object.values(reference.resources()).flat();

/** Starts the suite in a process group of its own, which ends with the test. */
function startSuite(environment: Readonly<Record<string, string>>) {
  const words = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', '.config/conformance.ts'];
  const env = { PATH: process.env.PATH, HOME: emptyDirectory(), NO_COLOR: '1', ...environment };
  const child = spawn(process.execPath, words, { cwd: root, env, detached: true, stdio: 'ignore' });
  const { pid } = child;
  if (pid === undefined) throw new Error('Vitest could not be started.');
  onTestFinished(() => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // All of it has ended.
    }
  });
  return { child, pid, ended: once(child, 'close') };
}

/** Resolves once there is no `file` in `directory`. */
async function gone(directory: string, file: string): Promise<void> {
  const watcher = watch(directory);
  try {
    while (existsSync(join(directory, file))) await once(watcher, 'change');
  } finally {
    watcher.close();
  }
}

interface BrokenSuite {
  readonly reference: Reference;
  readonly out: string;
  readonly directory: string;
}

/** A suite that was ended at its 60th request by `end`, which is given the process of Vitest. */
async function brokenSuite(end: (pid: number) => void): Promise<BrokenSuite> {
  const reference = await startReference();
  onTestFinished(() => reference.close());
  const directory = emptyDirectory();
  const out = join(directory, 'reports');
  const relay = await startRelay(reference.url, (_, count) => {
    if (count === 60) end(suite.pid);
    return null;
  });
  const suite = startSuite({
    CLAUSEWISE_TARGET: relay.origin,
    CLAUSEWISE_SEED: '1',
    CLAUSEWISE_OUT: out,
    ALLURE_RESULTS_DIR: join(emptyDirectory(), 'allure'),
  });
  await suite.ended;
  return { reference, out, directory };
}

it.each([
  ['Ctrl-C, which all its processes are told', (pid: number) => void process.kill(-pid, 'SIGINT')],
  ['a signal to Vitest alone', (pid: number) => void process.kill(pid, 'SIGTERM')],
  ['the death of Vitest', (pid: number) => void process.kill(pid, 'SIGKILL')],
])('deletes what it created after %s', async (_, end) => {
  const { reference, out } = await brokenSuite(end);
  await gone(out, 'run.lock');
  expect(heldBy(reference)).toEqual([]);
});

it('leaves a ledger by which a sweep removes what it could not', async () => {
  const { reference, directory } = await brokenSuite((pid) => void process.kill(-pid, 'SIGKILL'));
  const { code, stdout } = await clausewise(['sweep', '--out', 'reports'], { directory });
  expect(stdout).toContain('Nothing is left');
  expect(code).toBe(0);
  expect(heldBy(reference)).toEqual([]);
});
