import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { compiled, compiledFiles } from './compiled.ts';

const results = process.env.CLAUSEWISE_TEST_RESULTS;

const folders = '{src,specs,generators,bench,.config}';
/** Tests that start processes, carry out many whole runs or try all defects. */
const slow = `${folders}/**/*.slow.test.{ts,tsx}`;

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  plugins: [compiled(root)],
  test: {
    globalSetup: fileURLToPath(new URL('build.ts', import.meta.url)),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default one core of two stays idle; many tests wait for processes and for time more than they work.
    maxWorkers: availableParallelism() + 1,
    // Loading the modules anew for each file takes longer than most of the tests.
    isolate: false,
    server: { deps: { external: [compiledFiles] } },
    ...(results !== undefined && { reporters: ['default', ['json', { outputFile: results }]] }),
    projects: [
      {
        extends: true,
        test: { name: 'fast', include: [`${folders}/**/*.test.{ts,tsx}`], exclude: [slow] },
      },
      {
        extends: true,
        test: { name: 'slow', include: [slow] },
      },
    ],
  },
});
