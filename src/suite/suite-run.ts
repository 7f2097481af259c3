import { outliveReaders } from '../cli/outlive-readers.ts';
import { prepareRun } from '../cli/prepare-run.ts';
import type { ResolvedSettings } from '../cli/resolve-settings.ts';
import { runAndReport } from '../cli/run-and-report.ts';
import type { Clause } from '../contract/clause.ts';
import { remainsText } from '../ledger/remains-text.ts';
import { allureLinks } from '../report/allure-links.ts';
import type { AllureSubject } from '../report/allure-result.ts';
import { allureRunFiles } from '../report/allure-run-files.ts';
import { trackDurations } from '../report/clause-durations.ts';
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
  /** By name, what Allure shows of the run as a whole. */
  readonly allureFiles: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/**
 * Makes the run of `resolved` to its end, as the command line does: with a ledger, alone in its directory, and cleaning up
 * when it is broken off. Reports are written only where `out` says.
 */
export async function startSuiteRun(resolved: ResolvedSettings): Promise<SuiteRun> {
  const prepared = await prepareRun(resolved, process.env);
  const { reports, directory, close } = prepared;
  // Vitest reads what its workers say, and may go first.
  outliveReaders();
  try {
    const examples = collectExamples();
    const durations = trackDurations();
    const collector: Listener = {
      on(event) {
        if (event.type !== 'exchange') return;
        examples.see(event.exchange);
        durations.see(event.exchange);
      },
    };
    const { summary, faults } = await runAndReport(prepared, {
      listeners: [collector],
      tell: (text) => void process.stderr.write(`clausewise: ${text}\n`),
      withReports: resolved.settings.out !== undefined,
      isWorker: true,
    });
    const remains = remainsText(summary.left, directory);
    const results = new Map(summary.clauses.map((result) => [result.id, result]));
    const started = Date.parse(summary.startedAt);
    return {
      close,
      allureFiles: allureRunFiles(summary, process.env),
      remarks: [
        ...targetRemarks(summary.target),
        scopeWords(summary.scope),
        ...faults,
        ...(remains === null ? [] : [remains]),
      ],
      subjectOf(clause) {
        const result = results.get(clause.id);
        return (
          result && {
            clause,
            result,
            product: reports.products[clause.operation] ?? '',
            edition: clause.source.edition,
            links: allureLinks(summary, clause),
            examples: examples.of(clause),
            duration: durations.of(clause.id) ?? { start: started, stop: started, spentMs: 0 },
          }
        );
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
