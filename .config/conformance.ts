import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { allureReporters } from '../src/suite/allure-reporters.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const resultsDir = process.env.ALLURE_RESULTS_DIR ?? `${root}reports/conformance/allure-results`;

// Results of an earlier run would stand in the report beside those of this one.
rmSync(resultsDir, { recursive: true, force: true });

/** One test a clause, in Vitest and in Allure. */
export default defineConfig({
  root,
  test: {
    include: ['src/suite/*.suite.ts'],
    // Most of the time until the run starts is for what the sources are made into.
    experimental: { fsModuleCache: true },
    reporters: ['default', ...allureReporters(resultsDir)],
  },
});
