import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How long it takes to start, beside Node alone, and how long the embedded endpoint takes to be judged. */
const rounds = 5;
const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'clausewise-bench-'));
const environment = { PATH: process.env.PATH, HOME: directory };

const start = (words: readonly string[]) =>
  spawn(process.execPath, words, { cwd: directory, env: environment, stdio: 'ignore' });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const toTheEnd = (words: readonly string[]) => () => once(start(words), 'exit');

/** Until the first request of a run reaches its target. */
const toFirstRequest = (profile: string) => async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const child = start([main, 'run', '--profile', profile, '--target', `http://127.0.0.1:${port}`]);
  await once(server, 'request');
  child.kill('SIGKILL');
  server.closeAllConnections();
  server.close();
};

const started = [
  ['node alone', toTheEnd(['-e', '0'])],
  ['--help', toTheEnd([main, '--help'])],
  ['run --help', toTheEnd([main, 'run', '--help'])],
  ['quick, to its first request', toFirstRequest('quick')],
  ['standard, to its first request', toFirstRequest('standard')],
  ['quick, embedded, to its end', toTheEnd([main, 'run', '--seed', '1', '--profile', 'quick'])],
  ['standard, embedded, to its end', toTheEnd([main, 'run', '--seed', '1'])],
] as const;

const times = started.map((): number[] => []);
for (let round = 0; round < rounds; round++)
  for (const [index, [, work]] of started.entries()) times[index]?.push(await timed(work));
const medians = times.map((it) => it.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN);
const reference = medians[0] ?? Number.NaN;
process.stdout.write(`Median of ${rounds}; the ratio is to Node alone.\n`);
for (const [index, [name]] of started.entries()) {
  const median = medians[index] ?? Number.NaN;
  process.stdout.write(
    `${name.padEnd(34)}${median.toFixed(0).padStart(7)} ms${(median / reference).toFixed(1).padStart(8)}\n`,
  );
}
rmSync(directory, { recursive: true });
