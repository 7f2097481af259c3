import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { allureReporters } from '../src/suite/allure-reporters.ts';
import { compiled, compiledFiles } from './compiled.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const resultsDir = process.env.ALLURE_RESULTS_DIR ?? `${root}reports/conformance/allure-results`;

// Results of an earlier run would stand in the report beside those of this one.
rmSync(resultsDir, { recursive: true, force: true });

/** One test a clause, in Vitest and in Allure. */
export default defineConfig({
  root,
  plugins: [compiled(root)],
  test: {
    globalSetup: fileURLToPath(new URL('build.ts', import.meta.url)),
    include: ['src/suite/*.suite.ts'],
    server: { deps: { external: [compiledFiles] } },
    reporters: ['default', ...allureReporters(resultsDir)],
  },
});
