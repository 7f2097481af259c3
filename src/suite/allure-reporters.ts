import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AllureReporter from 'allure-vitest/reporter';
import type { Reporter } from 'vitest/node';

declare module 'vitest' {
  interface TaskMeta {
    /** By name, what Allure shows of the run of the suite as a whole. */
    allureFiles?: Readonly<Record<string, string>>;
  }
}

/** Reporters with which Vitest writes for Allure into `resultsDir` what the command line does: also of the run as a whole. */
export function allureReporters(resultsDir: string): Reporter[] {
  const ofRuns: Reporter = {
    onTestRunEnd(modules) {
      mkdirSync(resultsDir, { recursive: true });
      // Only the process of the tests knows the run, and only this one the directory.
      for (const files of modules.map((module) => module.meta().allureFiles ?? {}))
        for (const [name, content] of Object.entries(files)) writeFileSync(join(resultsDir, name), content);
    },
  };
  return [new AllureReporter({ resultsDir }), ofRuns];
}
