import type { ShownOutcome } from './outcomes.ts';

/** Where a page has the finding of a clause, as the end of its address. */
export const findingAnchor = (clause: string, outcome: ShownOutcome): string =>
  `${outcome === 'violates' ? 'violation' : outcome}-${clause}`;
