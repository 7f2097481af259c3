import type { Created, Intent } from './chapter.ts';

/** What came of sweeping behind one run. */
export interface Swept {
  readonly deleted: readonly Created[];
  readonly left: readonly Left[];
  readonly unknown: readonly Unknown[];
}

/** A resource that could not be deleted. */
export interface Left {
  readonly created: Created;
  /** What stood in the way, after "because". */
  readonly why: string;
  /** What to call to delete it; null when no such call is known. */
  readonly byHand: string | null;
}

/** A create of which it could not be found out what came of it. */
export interface Unknown {
  readonly intent: Intent;
  readonly why: string;
  /** What to call to look for it; null when no such call is known. */
  readonly byHand: string | null;
}

/** `parts` as one. */
export function joinSwept(parts: readonly Swept[]): Swept {
  return {
    deleted: parts.flatMap(({ deleted }) => deleted),
    left: parts.flatMap(({ left }) => left),
    unknown: parts.flatMap(({ unknown }) => unknown),
  };
}
