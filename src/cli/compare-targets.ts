import { join } from 'node:path';
import { compareRuns } from '../compare/compare-runs.ts';
import { comparisonMarkdown } from '../compare/comparison-markdown.ts';
import { type Differences, differencesOf } from '../compare/first-difference.ts';
import { renderComparison } from '../compare/render-comparison.ts';
import { renderDifference } from '../compare/render-difference.ts';
import { remainsText } from '../ledger/remains-text.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import { readRecords } from '../results/read-records.ts';
import type { Summary } from '../results/summary.ts';
import { type CompareFlags, comparedSettings } from './compare-flags.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { settingsFromEnvironment, settingsFromOptions } from './given-settings.ts';
import { prepareRun } from './prepare-run.ts';
import { recordIn } from './record-in.ts';
import { resolveSettings } from './resolve-settings.ts';
import { runAndReport } from './run-and-report.ts';
import { columnsIn } from './terminal.ts';

const usualDirectory = 'reports/compare';

/**
 * `clausewise compare --targets`: runs the same requests against two targets and says where they part; 1 when the second is
 * worse, 3 when either could not be judged.
 */
export async function compareTargets(before: string, after: string, flags: CompareFlags): Promise<number> {
  const directory = flags.out ?? usualDirectory;
  const one = await runOn(before, flags, join(directory, 'before'));
  if (one === null) return exitCodes.unjudged;
  const other = await runOn(after, { ...flags, seed: String(one.seed) }, join(directory, 'after'));
  if (other === null) return exitCodes.unjudged;
  const comparison = compareRuns(one, other);
  const differences = differencesOf(
    await exchangesIn(join(directory, 'before')),
    await exchangesIn(join(directory, 'after')),
  );
  process.stdout.write(`${rendered(flags, comparison, differences)}\n`);
  if (comparison.counts.worse > 0) return exitCodes.violates;
  return [one, other].some((it) => exitCodeOf(it) === exitCodes.unjudged)
    ? exitCodes.unjudged
    : exitCodes.conforms;
}

function rendered(
  flags: CompareFlags,
  comparison: ReturnType<typeof compareRuns>,
  differences: Differences,
): string {
  if (flags.json === true) return JSON.stringify({ ...comparison, differences }, null, 2);
  if (flags.markdown === true) {
    const lines = renderDifference(differences, 120).join('\n');
    return `${comparisonMarkdown(comparison)}\n\`\`\`\`text\n${lines.replaceAll('````', '` ` ` `')}\n\`\`\`\``;
  }
  const columns = columnsIn(process.stdout);
  return [...renderComparison(comparison, columns), '', ...renderDifference(differences, columns)].join('\n');
}

/** A run against one of the targets; null when it was broken off. */
async function runOn(target: string, flags: CompareFlags, out: string): Promise<Summary | null> {
  const own = Object.entries(flags).filter(([name]) => comparedSettings.some((it) => it === name));
  const given = settingsFromOptions({ ...Object.fromEntries(own), target: [target], out, keptCases: 'none' });
  const layers = [given, settingsFromEnvironment(process.env, comparedSettings)];
  const prepared = await prepareRun(await resolveSettings(layers, process.cwd()), process.env);
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  try {
    tell(`${target}: profile ${prepared.options.profile}, seed ${prepared.options.seed}.`);
    const { summary, faults, wasBrokenOff } = await runAndReport(prepared, {
      listeners: [],
      tell,
      withReports: true,
      isWorker: false,
    });
    for (const fault of faults) tell(fault);
    const remains = remainsText(summary.left, out);
    if (remains !== null) tell(remains);
    return wasBrokenOff ? null : summary;
  } finally {
    await prepared.close();
  }
}

async function exchangesIn(directory: string): Promise<readonly RecordedExchange[]> {
  const exchanges: RecordedExchange[] = [];
  for await (const record of readRecords(recordIn(directory)))
    if (record.type === 'exchange') exchanges.push(record.exchange);
  return exchanges;
}
