import type { Case } from '../contract/case.ts';
import type { Clause } from '../contract/clause.ts';
import type { Counterexample } from '../report/summary.ts';
import type { Clash } from './contradict.ts';
import type { Submitted } from './submit.ts';

/** What a run has seen about one clause so far. */
export interface Tally {
  readonly clause: Clause;
  planned: number;
  done: number;
  requests: number;
  accepted: number;
  refused: number;
  /** Judged cases or sequences. */
  judged: number;
  /** What was seen when the clause was broken, shown twice; null while it was not. */
  violation: Violation | null;
  /** The first contradiction, while it stands alone. */
  suspicion: Violation | null;
  /** Tries to show the suspicion again, for the `round`-th time; null while there is nothing to try. */
  tryAgain: ((round: number) => Promise<void>) | null;
  /** Whether a contradiction is being sent again at this moment. */
  proving: boolean;
  /** Why cases could not be judged, and how often. */
  readonly untold: Map<string, number>;
  /** Why the clause does not apply to this target; null when it does. */
  inapplicable: string | null;
  /** Why the clause is not run although it could be; null when it is. */
  unrun: string | null;
  readonly observations: Map<string, string>;
  /** The space that is being sent in full; null when none is. */
  space: SpaceTally | null;
  /** A contradiction to be proved next, for it is smaller than the one that is being proved. */
  waiting: Contradiction | null;
}

/** How far a space was sent, in combinations. */
interface SpaceTally {
  readonly size: number;
  judged: number;
  /** Of those judged: the documents leave them open, and they were accepted or refused. */
  open: number;
  /** Of those judged: they contradict the clause. */
  failed: number;
}

/** An answer that contradicts the clause that its case is about. */
export interface Contradiction {
  readonly it: Case;
  readonly first: Submitted;
  readonly twin: Submitted | null;
  readonly clash: Clash;
  /** Whether the target has settled the open points of the request by accepting its twin. */
  readonly settled: boolean;
}

/** A clause seen broken. */
export interface Violation {
  readonly at: number;
  readonly reason: string;
  readonly counterexample: Counterexample;
}

/** A tally in the state in which every clause begins: not run. */
export function createTally(clause: Clause): Tally {
  return {
    clause,
    planned: 0,
    done: 0,
    requests: 0,
    accepted: 0,
    refused: 0,
    judged: 0,
    violation: null,
    suspicion: null,
    tryAgain: null,
    proving: false,
    untold: new Map(),
    inapplicable: null,
    unrun: null,
    observations: new Map(),
    space: null,
    waiting: null,
  };
}

const mostObservations = 24;

/** Puts down what a target did at an open point; of very many cases the first are told one by one. */
export function addObservation(tally: Tally, label: string, what: string): void {
  const told = tally.observations.size < mostObservations || tally.observations.has(label);
  tally.observations.set(told ? label : `others ${what}`, told ? what : 'as well');
}

/** Puts down one more case that could not be judged. */
export function addUntold(tally: Tally, reason: string): void {
  tally.untold.set(reason, (tally.untold.get(reason) ?? 0) + 1);
}
