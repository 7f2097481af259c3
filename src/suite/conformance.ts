import { afterAll, beforeAll, describe, test } from 'vitest';
import { settingsFromEnvironment } from '../cli/given-settings.ts';
import { knownContracts } from '../cli/known-contracts.ts';
import { resolveSettings } from '../cli/resolve-settings.ts';
import { contractsToRun } from '../cli/select-clauses.ts';
import { type ConfiguredTarget, readSettings } from '../cli/settings.ts';
import type { Clause } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import { clauseLabels } from '../report/clause-labels.ts';
import { groupBy } from '../report/group-by.ts';
import { assertOutcome } from './assert-outcome.ts';
import { describeInAllure } from './describe-in-allure.ts';
import { type SuiteRun, startSuiteRun } from './suite-run.ts';

/** Settings of a run, as in a configuration file. Variables of the environment such as `CLAUSEWISE_TARGET` win. */
export type ConformanceOptions = ConfiguredTarget;

/**
 * Registers one test a clause with Vitest; to be awaited at the top of a test file. One run serves all of them. A
 * clause that is violated fails its test with the counterexample, and so does a must clause that could not be judged;
 * what does not apply or is not chosen is skipped. Throws when a setting is not as it should be.
 */
export async function conformance(options: ConformanceOptions = {}): Promise<void> {
  const settings = readSettings(options, (setting) => setting, 'They are the options of `clausewise run`.');
  const layers = [settingsFromEnvironment(process.env), { settings, config: undefined }];
  const resolved = await resolveSettings(layers, process.cwd());
  const contracts = contractsToRun(await knownContracts(), resolved.settings.operation ?? []);

  let run: SuiteRun | undefined;
  beforeAll(async () => {
    run = await startSuiteRun(resolved);
    for (const remark of run.remarks) console.warn(`clausewise: ${remark}`);
  }, 0);
  afterAll(() => run?.close());

  const register = (clause: Clause, { product }: Contract): void => {
    // All tests look at one run: another try would show the same, and stand in the report a second time.
    test(clauseLabels(clause, product).name, { retry: 0 }, async (context) => {
      const subject = run?.subjectOf(clause);
      if (subject === undefined) throw new Error('The run ended without a result for this clause.');
      context.task.file.meta.allureFiles = run?.allureFiles ?? {};
      await describeInAllure(subject);
      await assertOutcome(subject, context);
    });
  };
  for (const [product, ofProduct] of groupBy(contracts, (contract) => contract.product)) {
    describe(product, () => {
      for (const contract of ofProduct) {
        describe(contract.operation, () => {
          for (const [subject, clauses] of groupBy(contract.clauses, (clause) => clause.subject))
            describe(subject, () => {
              for (const clause of clauses) register(clause, contract);
            });
        });
      }
    });
  }
}
