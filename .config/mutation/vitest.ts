import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestSpecification } from 'vitest/node';

const folders = (process.env.CLAUSEWISE_MUTATION_TESTS ?? 'src/contract,src/oracle,generators').split(',');

/** A whole space and thousands of cases: what they see of a mutant others see in a hundredth of the time. */
const slow = ['support-space-in-full', 'cases'].map((name) => `generators/plan/${name}.test.ts`);

/** The file whose tests see nearly every change of a generator. */
const first = 'generators/written-out.test.ts';
const rank = ({ moduleId }: TestSpecification): number => (moduleId.endsWith(first) ? 0 : 1);

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((one, other) => rank(one) - rank(other) || one.moduleId.localeCompare(other.moduleId));
  }
}

/** Shows a file that cannot even be loaded as a failed test: Stryker looks at tests alone and would see none fail. */
const loading: Reporter = {
  onTestModuleEnd: ({ task: file }) => {
    if (file.result?.state !== 'fail' || file.tasks.length > 0) return;
    const { result } = file;
    file.tasks.push({
      ...file,
      type: 'test',
      name: 'can be loaded',
      file,
      suite: undefined,
      result,
    } as never);
  },
};

/** The tests that stand beside what is mutated, without processes and network. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: folders.map((folder) => `${folder}/**/*.test.ts`),
    exclude: slow,
    testTimeout: 60_000,
    // Each mutant gets a worker of its own; one for each file would take most of the time.
    isolate: false,
    setupFiles: [fileURLToPath(new URL('first-failure.ts', import.meta.url))],
    reporters: [loading],
    sequence: { sequencer: QuickFirst },
  },
});
