import type { Profile } from '../../generators/plan/case-options.ts';
import type { Level } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import type { Mutant } from './mutant.ts';

/** One run against one mutant. */
export interface Trial {
  readonly mutant: Mutant;
  /** What the mutant is simulated from; null for the reference endpoint. */
  readonly contract: Contract | null;
  readonly seed: number;
  readonly profile: Profile;
}

/** A clause that a run held to be broken. */
export interface Accusation {
  readonly clause: string;
  readonly level: Level;
  /** Ordinal of the request that first broke it; null when the run does not tell. */
  readonly at: number | null;
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

/** A must clause that a run could not judge or did not come to. */
export interface Unjudged {
  readonly clause: string;
  readonly outcome: 'inconclusive' | 'not-run';
  readonly reason: string;
}

/** What a run came to. */
export interface TrialResult {
  readonly seed: number;
  readonly accusations: readonly Accusation[];
  readonly unjudged: readonly Unjudged[];
  readonly requests: number;
  readonly durationMs: number;
  /** `did-not-end` when the run was broken off by the watchdog: what it accused until then is here nevertheless. */
  readonly ending: 'ended' | 'did-not-end' | 'broke-down';
  /** Why it did not end well; null when it did. */
  readonly fault: string | null;
}

/** Carries a trial out. Never rejects: what goes wrong is in the result. */
export type RunTrial = (trial: Trial) => Promise<TrialResult>;

/** The result of a trial that came to nothing. */
export function fruitless(
  { seed }: Trial,
  ending: 'did-not-end' | 'broke-down',
  fault: string,
  durationMs: number,
): TrialResult {
  return { seed, accusations: [], unjudged: [], requests: 0, durationMs, ending, fault };
}
