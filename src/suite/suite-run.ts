import { prepareRun } from '../cli/prepare-run.ts';
import type { ResolvedSettings } from '../cli/resolve-settings.ts';
import type { Clause } from '../contract/clause.ts';
import { run } from '../engine/run.ts';
import type { AllureSubject } from '../report/allure-result.ts';
import { trackDurations } from '../report/clause-durations.ts';
import { createReporters } from '../report/create-reporters.ts';
import { collectExamples } from '../report/example-exchanges.ts';
import { scopeWords } from '../report/scope-words.ts';
import type { Listener } from '../results/event.ts';
import { targetRemarks } from '../results/target.ts';

/** A run that has ended, as the tests of its clauses look at it. */
export interface SuiteRun {
  /** What came of a clause; undefined for one that was not part of the run. */
  readonly subjectOf: (clause: Clause) => AllureSubject | undefined;
  /** What has to be said of the target, and which clauses were to be judged. */
  readonly remarks: readonly string[];
  readonly close: () => Promise<void>;
}

/** Makes the run of `resolved` to its end. Reports are written only where `out` says. */
export async function startSuiteRun(resolved: ResolvedSettings): Promise<SuiteRun> {
  const { options, reports, directory, close } = await prepareRun(resolved, process.env);
  try {
    const examples = collectExamples();
    const durations = trackDurations();
    const reporters = resolved.settings.out === undefined ? [] : await createReporters(directory, reports);
    const collector: Listener = {
      on(event) {
        if (event.type !== 'exchange') return;
        examples.see(event.exchange);
        durations.see(event.exchange);
      },
    };
    const summary = await run({
      ...options,
      signal: new AbortController().signal,
      listeners: [collector, ...reporters],
    });
    await Promise.all(reporters.map((reporter) => reporter.close?.()));
    const results = new Map(summary.clauses.map((result) => [result.id, result]));
    const started = Date.parse(summary.startedAt);
    return {
      close,
      remarks: [...targetRemarks(summary.target), scopeWords(summary.scope)],
      subjectOf(clause) {
        const result = results.get(clause.id);
        return (
          result && {
            clause,
            result,
            product: reports.products[clause.operation] ?? '',
            edition: clause.source.edition,
            examples: examples.of(clause),
            duration: durations.of(clause.id) ?? { start: started, stop: started, spentMs: 0 },
            rerun: reports.rerun(clause.id),
          }
        );
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
