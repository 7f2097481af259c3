import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('../dist/bench/main.js', import.meta.url));
const bench = (...words: readonly string[]) =>
  spawnSync(process.execPath, [main, ...words], { encoding: 'utf8' });

it('says which benchmarks there are when another is asked for', () => {
  const { status, stderr } = bench('speed');
  expect(status).toBe(2);
  expect(stderr).toContain('There is no benchmark speed: planning, start, stages, rate, memory, exhaustive.');
});

it('measures each stage of a request beside the whole', () => {
  const { status, stdout } = bench('stages');
  expect(status).toBe(0);
  const shares = [...stdout.matchAll(/^(\w[\w ]*?) +(-?[\d.]+) µs +(-?[\d.]+) %$/gm)];
  expect(shares.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['plan', 'encode', 'sign', 'send', 'decode', 'judge', 'record', 'whole']),
  );
  expect(Number(shares.at(-1)?.[3])).toBe(100);
});
