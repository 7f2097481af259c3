import { compareRuns } from '../compare/compare-runs.ts';
import { comparisonMarkdown } from '../compare/comparison-markdown.ts';
import { renderComparison } from '../compare/render-comparison.ts';
import { type CompareFlags, comparedSettings } from './compare-flags.ts';
import { exitCodes } from './exit-code.ts';
import { readSummary } from './read-summary.ts';
import { optionOf } from './run-flags.ts';
import { columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `clausewise compare`: two runs clause by clause; 1 when something got worse. */
export async function compareCommand(before: string, after: string, flags: CompareFlags): Promise<number> {
  if (flags.json === true && flags.markdown === true)
    throw new UsageError('--json and --markdown exclude each other.', 'Give one of them.');
  if (flags.targets === true) {
    const { compareTargets } = await import('./compare-targets.ts');
    return compareTargets(before, after, flags);
  }
  refuseRunOptions(flags);
  const comparison = compareRuns(readSummary(before), readSummary(after));
  const { otherContracts } = comparison;
  if (otherContracts.length > 0 && flags.otherContracts !== true)
    throw new UsageError(
      `The runs were made with different contracts of ${otherContracts.join(' and ')}.`,
      'Run both with one version of clausewise, or compare all the same with --other-contracts.',
    );
  const text =
    flags.json === true
      ? JSON.stringify(comparison, null, 2)
      : flags.markdown === true
        ? comparisonMarkdown(comparison).trimEnd()
        : renderComparison(comparison, columnsIn(process.stdout)).join('\n');
  process.stdout.write(`${text}\n`);
  return comparison.counts.worse > 0 ? exitCodes.violates : exitCodes.conforms;
}

/** Runs that were made have their settings. */
function refuseRunOptions(flags: CompareFlags): void {
  const setting = [...comparedSettings, 'out' as const].find((name) => flags[name] !== undefined);
  if (setting === undefined) return;
  throw new UsageError(
    `${optionOf(setting)} is of use with --targets only.`,
    'Runs that were made already are compared as they are.',
  );
}
