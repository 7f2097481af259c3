import type { Parameters } from '../../contract/case.ts';
import type { Side } from '../../contract/clause.ts';
import type { Facts } from '../../contract/facts.ts';
import type { Check } from '../../contract/script.ts';

/** A request as a claim cites it: ordinals of exchanges. */
export interface Cited {
  readonly at: number;
  /** The same request sent again, to tell whether its answer is due to the request. */
  readonly again: readonly number[];
  /** Baseline requests sent in between. */
  readonly baselines: readonly number[];
}

/** A step of a sequence as a claim cites it. What could not be asked cites nothing. */
export type CitedStep =
  | { readonly kind: 'create'; readonly at: readonly number[] }
  | { readonly kind: 'read'; readonly of: number; readonly at: readonly number[] }
  | { readonly kind: 'detail'; readonly of: number; readonly at: readonly number[] }
  /** Counts the resources that hold `text`. */
  | { readonly kind: 'count'; readonly text: string; readonly at: readonly number[] }
  | { readonly kind: 'pause' };

/**
 * What an answer is held against: its request, that there is one at all, its form, the ids that others got, or the form
 * in which the target refuses whatever it refuses.
 */
export type Basis = 'request' | 'answered' | 'form' | 'unique' | 'refusals';

interface About {
  readonly operation: string;
  readonly clause: string;
  /** Stable id of the case or sequence. */
  readonly case: string;
}

/** What is known of the target of an operation; told again when more is known. */
export interface TargetClaim {
  readonly kind: 'target';
  readonly operation: string;
  readonly facts: Facts;
  readonly baseline: Parameters;
}

/** The operation cannot be tested, and why. */
export interface BlockedClaim {
  readonly kind: 'blocked';
  readonly operation: string;
  readonly reason: string;
}

/** How many cases and sequences there are for each clause; added to what was planned before. */
export interface PlanClaim {
  readonly kind: 'plan';
  readonly operation: string;
  readonly planned: Readonly<Record<string, number>>;
  /** Sizes of spaces that are sent in full, by clause. */
  readonly spaces: Readonly<Record<string, number>>;
}

/** Clauses that are not tested, or of which nothing can be said on this target. */
export interface SkipClaim {
  readonly kind: 'skip';
  readonly operation: string;
  readonly as: 'not-run' | 'not-applicable';
  readonly clauses: readonly string[];
  readonly reason: string;
}

/** The baseline was turned down in the middle of the run: what was sent for these clauses since tells nothing. */
export interface LostClaim {
  readonly kind: 'lost';
  readonly operation: string;
  readonly clauses: readonly string[];
  readonly reason: string;
}

/** An undocumented code by which the target says that it is full: the baseline was refused with it, and accepted once there was room. */
export interface CapacityClaim {
  readonly kind: 'capacity';
  readonly operation: string;
  readonly code: string;
  readonly refused: number;
  readonly accepted: number;
}

/** One request for one side of one clause. */
export interface CaseClaim extends About {
  readonly kind: 'case';
  readonly side: Side | 'open';
  readonly label: string;
  readonly basis: 'request' | 'answered';
  readonly enumerated: boolean;
  /** Null when it was not sent, for its twin or its control tells that it would show nothing. */
  readonly request: Cited | null;
  readonly twin: Cited | null;
  readonly control: Cited | null;
}

/** Several cases in one request. */
export interface BatchClaim {
  readonly kind: 'batch';
  readonly operation: string;
  readonly case: string;
  readonly side: Side;
  readonly parts: readonly { readonly case: string; readonly clause: string }[];
  readonly request: Cited;
  readonly twin: Cited | null;
}

/** Several requests that are judged together. */
export interface SequenceClaim extends About {
  readonly kind: 'sequence';
  readonly label: string;
  readonly property: Check;
  readonly steps: readonly CitedStep[];
}

/** A contradiction that was looked into: sent again in alternation with its twin, made small, put down to a clause. */
export interface FindingClaim extends About {
  readonly kind: 'finding';
  /** The clause and the case of the contradiction that raised it. */
  readonly raisedBy: { readonly clause: string; readonly case: string };
  readonly basis: Basis;
  readonly first: Cited;
  readonly again: readonly Cited[];
  /** Twins sent in alternation; for `unique` the requests that got the same id. */
  readonly twins: readonly Cited[];
  readonly smallest: Cited;
  /** The accepted request that comes closest to the smallest. */
  readonly nearest: Cited | null;
  /** The smallest request without the value that is blamed, which was accepted. */
  readonly cure: Cited | null;
}

/** As a finding, for a sequence. */
export interface SequenceFindingClaim extends About {
  readonly kind: 'sequence-finding';
  readonly raisedBy: { readonly clause: string; readonly case: string };
  readonly property: Check;
  readonly executions: readonly (readonly CitedStep[])[];
  readonly smallest: readonly CitedStep[];
  /** The smallest sequence with its request carried as usual, which was kept: then the way it was carried is blamed. */
  readonly cure: readonly CitedStep[] | null;
}

/** A contradiction that was not shown again, or that is put down to something else. */
export interface DismissalClaim extends About {
  readonly kind: 'dismissal';
  readonly why: 'unsteady' | 'unstable-control' | 'explained' | 'ended';
  /** For `explained`, the clause that explains it. */
  readonly by: string | null;
  readonly again: readonly Cited[];
  /** For `unsteady`: how often it was seen in how many sendings. */
  readonly seen: number;
  readonly sent: number;
}

/** What the target holds beside what was answered for, as at the line of its quota; two rounds that contradict break the clause. */
export interface QuotaClaim extends About {
  readonly kind: 'quota';
  readonly property: QuotaProperty;
  /** How many resources there may be, or were when it was full. */
  readonly number: number;
  /** Creates that filled the target. */
  readonly filled: readonly number[];
  readonly rounds: readonly QuotaRound[];
}

/** Creates in the order of sending, and the look at what the target holds after them, page by page. */
export interface QuotaRound {
  readonly creates: readonly number[];
  readonly listed: readonly number[];
  /** Ids that were there before or that this run created. */
  readonly known: readonly string[];
}

export type QuotaProperty =
  /** Full: one request more is refused as documented. */
  | 'refused-when-full'
  /** The message of such a refusal has its placeholders filled in. */
  | 'message'
  /** A refused request adds nothing. */
  | 'no-more-than-limit'
  /** Accepted, for fewer than the limit are there. */
  | 'accepted-below-limit'
  /** The token of an accepted request gives its id again. */
  | 'replayed-when-full'
  /** A check only gets the quota's refusal too. */
  | 'checked-when-full'
  /** Another region is not full. */
  | 'other-region'
  /** Refused requests create nothing, in whatever they ask for. */
  | 'nothing-created';

/** A case or sequence that was not sent, and why. `isMoot`: this target cannot show it, and others show the clause. */
export interface UnsentClaim extends About {
  readonly kind: 'unsent';
  readonly reason: string;
  readonly isMoot: boolean;
}

/** What the engine says was sent for what; the judge says what it shows. */
export type Claim =
  | TargetClaim
  | BlockedClaim
  | PlanClaim
  | SkipClaim
  | LostClaim
  | CapacityClaim
  | CaseClaim
  | BatchClaim
  | SequenceClaim
  | FindingClaim
  | SequenceFindingClaim
  | DismissalClaim
  | UnsentClaim
  | QuotaClaim;
