import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run report [DIR]`: the Allure report of the run in DIR with the history of all that were made so; opens it, outside of a CI. */
const [run = 'reports/latest'] = process.argv.slice(2);
const config = fileURLToPath(new URL('allure.mjs', import.meta.url));
const { output } = (await import('./allure.mjs')).default;
// It would write beside an earlier report, and not in its place.
rmSync(resolve(output), { recursive: true, force: true });
const allure = fileURLToPath(new URL('../cli.js', import.meta.resolve('allure')));
const open = process.env.CI === undefined ? ['--open'] : [];
const words = ['generate', '--config', config, ...open, join(run, 'allure-results')];
const { status } = spawnSync(process.execPath, [allure, ...words], { stdio: 'inherit' });
process.exitCode = status ?? 70;
