import type { Profile } from '../../generators/case-options.ts';
import type { Level } from '../contract/clause.ts';
import type { Variation } from '../reference/behaviour.ts';

/** A defect or an oddity of the reference endpoint, without what makes it so: plain data. */
export interface Subject extends Omit<Variation, 'apply'> {
  readonly kind: 'defect' | 'oddity';
}

/** One run against the reference endpoint with one subject. */
export interface Trial {
  readonly subject: Subject;
  readonly seed: number;
  readonly profile: Profile;
}

/** A clause that a run held to be broken. */
export interface Accusation {
  readonly clause: string;
  readonly level: Level;
  /** Requests sent until it was confirmed; null when the run told of it only at its end. */
  readonly requests: number | null;
  /** Milliseconds until then. */
  readonly ms: number;
  /** What was expected and what came. */
  readonly reason: string;
  /** The case that showed it, and the smallest request found. */
  readonly example: Example | null;
}

/** The request that broke a clause. */
export interface Example {
  readonly case: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a run came to. */
export interface TrialResult {
  readonly name: string;
  readonly seed: number;
  /** In the order in which they were confirmed. */
  readonly accusations: readonly Accusation[];
  /** Must clauses that the run could not judge, and why; only of runs that were not stopped early. */
  readonly inconclusive: readonly { readonly clause: string; readonly reason: string }[];
  /** Requests of the whole run. */
  readonly requests: number;
  readonly durationMs: number;
  /** Whether the run was stopped because it had found what it was to find. */
  readonly stoppedEarly: boolean;
  /** Why the run broke down; null when it did not. */
  readonly fault: string | null;
}

/** Carries a trial out. Never rejects: what breaks down is in the result. */
export type Conduct = (trial: Trial) => Promise<TrialResult>;
