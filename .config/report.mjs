import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The script with which the report tells Google of each look at it; Allure has no option against that. */
const analytics = /<script async src="https:\/\/www\.googletagmanager\.com[^>]*><\/script>/g;

/** `npm run report [DIR]`: the Allure report of the run in DIR with the history of all that were made so; opens it, outside of a CI. */
const [run = 'reports/latest'] = process.argv.slice(2);
const results = join(run, 'allure-results');
if (!existsSync(results)) {
  console.error(
    `error: There are no Allure results in ${run}.\nhint: \`npm start\` makes a run; give the directory of another one.`,
  );
  process.exit(2);
}
const config = fileURLToPath(new URL('allure.mjs', import.meta.url));
const { output } = (await import('./allure.mjs')).default;
// It would write beside an earlier report, and not in its place.
rmSync(resolve(output), { recursive: true, force: true });
const allure = fileURLToPath(new URL('../cli.js', import.meta.resolve('allure')));
const start = (...words) =>
  spawnSync(process.execPath, [allure, ...words], { stdio: 'inherit' }).status ?? 70;
process.exitCode = start('generate', '--config', config, results);
if (process.exitCode === 0) {
  const index = join(output, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace(analytics, ''));
  console.log(`The Allure report of ${run} is in ${output}.`);
  if (process.env.CI === undefined) process.exitCode = start('open', output);
}
