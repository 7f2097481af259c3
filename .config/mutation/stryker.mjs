/**
 * The options of Stryker for the mutants of `folders`, which the tests of `folders` and `beside` have to kill.
 * Each part of the project is held against the tests that are about it: the others would only take time.
 */
export function mutation(name, folders, beside) {
  // Vitest's configuration is read in processes of their own, which inherit this.
  process.env.CLAUSEWISE_MUTATION_TESTS = [...folders, ...beside].join(',');
  return {
    plugins: ['@stryker-mutator/vitest-runner'],
    testRunner: 'vitest',
    vitest: { configFile: '.config/mutation/vitest.ts', related: false },
    // Stryker reads this file through an interface that TypeScript 7 has no more; nothing in it leads out of the sandbox.
    tsconfigFile: '.config/mutation/none.json',
    mutate: [...folders.map((folder) => `${folder}/**/*.ts`), '!**/*.test.ts', '!**/*.kit.ts'],
    ignorePatterns: ['dist', 'reports'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // A busy machine must not pass for a mutant that never ends.
    timeoutMS: 10_000,
    timeoutFactor: 3,
    reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false },
    htmlReporter: { fileName: `reports/mutation/${name}.html` },
    jsonReporter: { fileName: `reports/mutation/${name}.json` },
    thresholds: { high: 95, low: 90, break: 85 },
  };
}
