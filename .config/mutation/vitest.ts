import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const folders = (process.env.CLAUSEWISE_MUTATION_TESTS ?? 'src/contract,src/oracle,generators').split(',');

/** Files whose tests take long: a mutant that the others kill need not wait for them. */
const slow = ['generators/scripts.test.ts', 'generators/text-arbitrary.test.ts', 'generators/cases.test.ts'];
const rank = ({ moduleId }: TestSpecification): number => slow.findIndex((file) => moduleId.endsWith(file));

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((one, other) => rank(one) - rank(other) || one.moduleId.localeCompare(other.moduleId));
  }
}

/** The tests that stand beside what is mutated, without processes and network. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: folders.map((folder) => `${folder}/**/*.test.ts`),
    // Each mutant gets a worker of its own; one for each file would take most of the time.
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});
