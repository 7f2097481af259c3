import type { ClauseResult, Outcome } from '../results/summary.ts';

/** How an outcome should strike the reader. */
export type Tone = 'bad' | 'unsure' | 'notice' | 'good' | 'quiet';

export interface OutcomeLook {
  /** For headings and badges. */
  readonly title: string;
  readonly glyph: string;
  readonly tone: Tone;
}

/** An outcome as it is shown: what nobody asked for is told apart from what could not be judged. */
export type ShownOutcome = Outcome | 'out-of-scope';

/** How the outcome of `result` is shown. */
export const shownOutcome = ({ outcome, leftOutBy }: ClauseResult): ShownOutcome =>
  leftOutBy === undefined ? outcome : 'out-of-scope';

/** How each outcome is shown, the most pressing first. */
export const outcomeLooks: { readonly [O in ShownOutcome]: OutcomeLook } = {
  violates: { title: 'violates', glyph: '✗', tone: 'bad' },
  inconclusive: { title: 'inconclusive', glyph: '?', tone: 'unsure' },
  'not-run': { title: 'not run', glyph: '○', tone: 'unsure' },
  warns: { title: 'warns', glyph: '!', tone: 'notice' },
  excepted: { title: 'excepted', glyph: '~', tone: 'notice' },
  conforms: { title: 'conforms', glyph: '✓', tone: 'good' },
  observed: { title: 'observed', glyph: '·', tone: 'quiet' },
  'not-applicable': { title: 'not applicable', glyph: '-', tone: 'quiet' },
  'out-of-scope': { title: 'out of scope', glyph: '/', tone: 'quiet' },
};

// Object.keys gives string[]; by the type of outcomeLooks the keys are exactly the outcomes.
const outcomeOrder = Object.keys(outcomeLooks) as readonly ShownOutcome[];

/** The outcomes that occur in `results` with how often, the most pressing first. */
export function tally(results: readonly ClauseResult[]): readonly (readonly [ShownOutcome, number])[] {
  return outcomeOrder
    .map((outcome) => [outcome, results.filter((result) => shownOutcome(result) === outcome).length] as const)
    .filter(([, count]) => count > 0);
}
