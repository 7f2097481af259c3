import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startRelay } from '../ledger/relay.test.kit.ts';
import { startReference } from '../reference/start-reference.ts';
import { clausewise, type Ended, emptyDirectory, startCommand } from './command.test.kit.ts';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** Runs `clausewise` where no file may have more than `blocks` of 512 bytes, as on a disk that is full. */
function onSmallDisk(blocks: number, words: readonly string[], directory: string): Promise<Ended> {
  return inShell(`ulimit -f ${blocks}; exec "$0" "$@"`, words, directory);
}

/** Runs `clausewise` as `line` says, to which it is `"$0" "$@"`. */
function inShell(line: string, words: readonly string[], directory: string): Promise<Ended> {
  const options = { cwd: directory, env: { PATH: process.env.PATH, HOME: directory } };
  return new Promise((resolve) => {
    execFile('sh', ['-c', line, process.execPath, main, ...words], options, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

async function startedReference() {
  const reference = await startReference();
  onTestFinished(() => reference.close());
  return reference;
}

it('a run whose ledger cannot be written any more breaks off, cleans up and says so', async () => {
  const reference = await startedReference();
  const words = ['run', '--target', reference.url, '--profile', 'quick', '--seed', '1', '--out', 'reports'];
  const directory = emptyDirectory();
  const { code, stdout, stderr } = await onSmallDisk(32, words, directory);
  expect(stderr).toMatch(/^The run was broken off, for the ledger could not be written: .+$/m);
  expect(stderr).not.toContain('fault of clausewise');
  expect(stdout).toContain('is incomplete');
  expect(code).toBe(3);
  expect(Object.values(reference.resources()).flat()).toEqual([]);
  expect((await clausewise(['sweep', '--out', 'reports'], { directory })).code).toBe(0);
  const { code: later, stderr: why } = await clausewise(['run', '--resume', 'reports'], { directory });
  expect(why).toMatch(/^error: reports.results\.ndjson is broken off after 0 lines/);
  expect(later).toBe(2);
});

it('a run whose record cannot be written any more says so, and is gone on with once there is room', async () => {
  const reference = await startedReference();
  const words = ['run', '--target', reference.url, '--profile', 'quick', '--seed', '1', '--out', 'reports'];
  const directory = emptyDirectory();
  const { code, stderr } = await onSmallDisk(600, words, directory);
  expect(stderr).toMatch(/^A report could not be written: .+$/m);
  expect(code).toBe(70);
  expect((await clausewise(['verify', 'reports'], { directory })).code).toBe(3);
  expect((await clausewise(['run', '--resume', 'reports'], { directory })).code).toBe(0);
  expect((await clausewise(['verify', 'reports'], { directory })).code).toBe(0);
});

it('a directory that nothing can be written to is refused before anything is sent', async () => {
  const directory = emptyDirectory();
  writeFileSync(join(directory, 'file'), '');
  const { code, stderr } = await clausewise(['run', '--out', 'file/reports'], { directory, isAlone: true });
  expect(stderr).toMatch(/^error: The reports cannot be written to file\/reports: .+\nhint: .*--out/);
  expect(code).toBe(2);
});

it('a run goes on to its end and its exit code when nobody reads what it says', async () => {
  const directory = emptyDirectory();
  const few = ['--profile', 'quick', '--operation', 'CreateSecurityGroup'];
  const words = ['run', ...few, '--seed', '1', '--out', 'reports'];
  const { process: child, says } = startCommand(words, { directory });
  await says(/seed 1/);
  const ended = once(child, 'exit');
  child.stdout?.destroy();
  child.stderr?.destroy();
  expect((await ended)[0]).toBe(0);
  expect(readdirSync(join(directory, 'reports'))).toEqual(
    expect.arrayContaining(['summary.json', 'results.ndjson', 'report.html']),
  );
  expect(readdirSync(join(directory, 'reports'))).not.toContain('run.lock');
});

const few = ['--profile', 'quick', '--operation', 'CreateSecurityPolicy', '--seed', '1', '--out', 'reports'];

// A device on which there is never any room.
describe.skipIf(!existsSync('/dev/full'))('where there is no room for', () => {
  it('what a run tells on its way, it goes on to its end and its exit code', async () => {
    const reference = await startedReference();
    const directory = emptyDirectory();
    const words = ['run', '--target', reference.url, ...few];
    const { code, stdout } = await inShell('exec "$0" "$@" 2> /dev/full', words, directory);
    expect(stdout).toContain('The target conforms');
    expect(code).toBe(0);
    expect(Object.values(reference.resources()).flat()).toEqual([]);
  });

  it.each([
    ['the result of a run', ['run', ...few]],
    ['a list', ['list']],
  ])('%s, nobody takes it for a success', async (_, words) => {
    const directory = emptyDirectory();
    const { code, stderr } = await inShell('exec "$0" "$@" > /dev/full', words, directory);
    expect(stderr).toMatch(/^What was to be written to stdout was not: .*ENOSPC/m);
    expect(code).toBe(70);
  });
});

it('a run whose directory is taken away goes on, cleans up, and says what is not there', async () => {
  const reference = await startedReference();
  const directory = emptyDirectory();
  let count = 0;
  const relay = await startRelay(reference.url, () => {
    count += 1;
    if (count === 60) rmSync(join(directory, 'reports'), { recursive: true });
    return null;
  });
  const { code, stdout, stderr } = await clausewise(['run', '--target', relay.origin, ...few], { directory });
  expect(stderr).toMatch(/^A report could not be written: .*ENOENT/m);
  expect(stdout).toContain('The target conforms');
  expect(code).toBe(70);
  expect(Object.values(reference.resources()).flat()).toEqual([]);
});
