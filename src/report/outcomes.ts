import type { ClauseResult, Outcome } from '../results/summary.ts';

/** How an outcome should strike the reader. */
export type Tone = 'bad' | 'unsure' | 'notice' | 'good' | 'quiet';

export interface OutcomeLook {
  /** For headings and badges. */
  readonly title: string;
  readonly glyph: string;
  readonly tone: Tone;
}

/** How each outcome is shown, the most pressing first. */
export const outcomeLooks: { readonly [O in Outcome]: OutcomeLook } = {
  violates: { title: 'violates', glyph: '✗', tone: 'bad' },
  inconclusive: { title: 'inconclusive', glyph: '?', tone: 'unsure' },
  'not-run': { title: 'not run', glyph: '○', tone: 'unsure' },
  warns: { title: 'warns', glyph: '!', tone: 'notice' },
  excepted: { title: 'excepted', glyph: '~', tone: 'notice' },
  conforms: { title: 'conforms', glyph: '✓', tone: 'good' },
  observed: { title: 'observed', glyph: '·', tone: 'quiet' },
  'not-applicable': { title: 'not applicable', glyph: '-', tone: 'quiet' },
};

// Object.keys gives string[]; by the type of outcomeLooks the keys are exactly the outcomes.
const outcomeOrder = Object.keys(outcomeLooks) as readonly Outcome[];

/** The outcomes that occur in `results` with how often, the most pressing first. */
export function tally(results: readonly ClauseResult[]): readonly (readonly [Outcome, number])[] {
  return outcomeOrder
    .map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0);
}
