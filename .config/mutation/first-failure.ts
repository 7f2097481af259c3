import { afterEach } from 'vitest';

const worker: { testHasFailed?: boolean } = globalThis;

// One failed test kills a mutant: Vitest would skip the other tests, but load their files and make their tables.
if (worker.testHasFailed) throw new Error('A test has failed already.');

afterEach(({ task }) => {
  if (task.result?.state === 'fail') worker.testHasFailed = true;
});
