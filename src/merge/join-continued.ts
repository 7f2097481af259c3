import type { Claim } from '../oracle/claims/claim.ts';
import type { Evidence } from '../oracle/evidence.ts';
import type { Left, Summary } from '../results/summary.ts';
import { judgeParts, type Merging, type Parts } from './judge-parts.ts';
import type { Recorded, Taking } from './take-record.ts';

/**
 * Judges what was recorded of a run that was broken off, and what it was gone on with, as one run. `left`: what is left on
 * the target of the parts before the last one.
 */
export async function joinContinued(parts: Parts, left: readonly Left[], merging: Merging): Promise<Summary> {
  const [first] = parts;
  const last = parts.at(-1) ?? first;
  return judgeParts(parts, merging, {
    header: first.header,
    stopped: last.complete ? null : 'the run was broken off',
    complete: last.complete,
    durationMs: parts.reduce((sum, { durationMs }) => sum + durationMs, 0),
    left: [...left, ...last.left],
    taking: (part) => (part === last ? {} : continued),
  });
}

/** Of a part that another one went on with. */
const continued: Omit<Taking, 'before'> = { upToCut: true, adapt: adapted };

/** What the part that goes on says anew does not count twice, and what was broken off does not count. */
function adapted(claim: Claim, evidence: readonly Evidence[], recorded: Recorded): Claim | null {
  if (claim.kind === 'plan') return { ...claim, planned: {} };
  if (claim.kind === 'lost' || claim.kind === 'blocked') return null;
  const cited = evidence.flatMap(({ exchanges }) => exchanges.map(recorded));
  const isBrokenOff = cited.some((exchange) => exchange?.failure?.kind === 'aborted');
  return isBrokenOff && evidence.every(({ verdict }) => verdict === 'inconclusive') ? null : claim;
}
