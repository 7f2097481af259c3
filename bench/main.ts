import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The benchmarks, in order; each is a process of its own, so that none is warmed up by another. */
const benchmarks = ['planning', 'start', 'stages', 'rate', 'memory', 'exhaustive'] as const;

const [chosen, ...flags] = process.argv.slice(2);
const names = benchmarks.filter((name) => chosen === undefined || name === chosen);
if (names.length === 0) {
  process.stderr.write(`There is no benchmark ${chosen}: ${benchmarks.join(', ')}.\n`);
  process.exitCode = 2;
}
for (const name of names) {
  if (chosen === undefined) process.stdout.write(`# ${name}\n`);
  const script = fileURLToPath(new URL(`${name}.js`, import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...flags], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
