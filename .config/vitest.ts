import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const results = process.env.CLAUSEWISE_TEST_RESULTS;

/** Tests of these folders start the compiled command line as a process. */
const processTests = 'src/{cli,suite}/**/*.test.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default one core of two stays idle.
    maxWorkers: availableParallelism(),
    // Loading the modules anew for each file takes longer than most of the tests.
    isolate: false,
    ...(results !== undefined && { reporters: ['default', ['json', { outputFile: results }]] }),
    projects: [
      {
        extends: true,
        test: {
          name: 'library',
          include: ['{src,specs,generators,bench,.config}/**/*.test.ts'],
          exclude: [processTests],
        },
      },
      {
        extends: true,
        test: {
          name: 'front ends',
          include: [processTests],
          globalSetup: fileURLToPath(new URL('build.ts', import.meta.url)),
        },
      },
    ],
  },
});
