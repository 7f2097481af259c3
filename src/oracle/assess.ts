/** A contradiction sent again in alternation with its twin. */
export interface Alternation {
  /** Whether each sending contradicted again. */
  readonly seen: readonly boolean[];
  /** Whether the twin, sent in between, was answered as it must be. */
  readonly twins: readonly boolean[];
  /** No gateway makes it: a resource where there must be none, or another one. Seen once more it is shown. */
  readonly isHard: boolean;
}

/**
 * `shown`: it comes with the request and not with its twin. `unsteady`: it goes away when the same request is sent again.
 * `unstable-control`: the twin fails as well. `undecided`: more sendings are needed.
 */
export type Assessment = 'shown' | 'unsteady' | 'unstable-control' | 'undecided';

/** Sendings that all have to contradict where none may be chance. */
const fewest = 3;
/** Sendings without a single contradiction after which it counts as gone. */
const mostInVain = { hard: 12, soft: 5 } as const;
/** Sendings at most. */
const most = 40;
/** How often an endpoint that wavers gives a wrong answer, and how seldom chance may look like a fault. */
const wavering = { rate: 0.05, chance: 2e-4 } as const;

/** What an alternation shows so far. */
export function assess({ seen, twins, isHard }: Alternation): Assessment {
  const count = seen.filter(Boolean).length;
  const failed = twins.filter((kept) => !kept).length;
  if (failed > 0 && failed / twins.length >= count / Math.max(1, seen.length) / 2) return 'unstable-control';
  if (isHard && count > 0) return 'shown';
  if (!isHard && seen.length >= fewest && chanceOf(count, seen.length) < wavering.chance) return 'shown';
  if (count === 0 && seen.length >= mostInVain[isHard ? 'hard' : 'soft']) return 'unsteady';
  return seen.length >= most ? 'unsteady' : 'undecided';
}

/** The chance that an endpoint that wavers is wrong `count` times or more in `sendings`. */
function chanceOf(count: number, sendings: number): number {
  const { rate } = wavering;
  let term = (1 - rate) ** sendings;
  let below = 0;
  for (let wrong = 0; wrong < count; wrong++) {
    below += term;
    term *= ((sendings - wrong) / (wrong + 1)) * (rate / (1 - rate));
  }
  return 1 - below;
}
