import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import type { Claim } from './claims/claim.ts';
import { createClauseState } from './clause-state.ts';
import type { Evidence } from './evidence.ts';
import type { ClauseStates } from './fold.ts';
import { createFormReader, type FormReader } from './form-evidence.ts';
import type { Observation } from './observation.ts';
import type { Overall } from './outcome.ts';
import type { RefusalForm } from './refusal-form.ts';
import { createSubjectMemory, type SubjectMemory } from './subject-memory.ts';

/** What a judge knows of one operation; it changes with all that the judge is told. */
export interface OperationState {
  readonly contract: Contract;
  readonly states: ClauseStates;
  readonly form: FormReader;
  readonly capacity: Set<string>;
  readonly subjects: SubjectMemory;
  /** The form in which the target refuses, where it is not the documented one. */
  refusals: RefusalForm | null;
  facts: Facts | null;
  blocked: string | null;
  reduced: string | null;
  accepted: boolean;
  refused: boolean;
  /** Attempts that may be followed by another one at the same request. */
  readonly attempts: Map<number, Observation>;
}

/** An operation of which nothing is known yet. */
export function createState(contract: Contract): OperationState {
  return {
    contract,
    states: new Map(contract.clauses.map((clause) => [clause.id, createClauseState(clause)])),
    form: createFormReader(contract),
    capacity: new Set(),
    subjects: createSubjectMemory(contract),
    refusals: null,
    facts: null,
    blocked: null,
    reduced: null,
    accepted: false,
    refused: false,
    attempts: new Map(),
  };
}

/** What is known of the operation as a whole. */
export function overallOf(
  { contract, accepted, refused, blocked, reduced }: OperationState,
  stopped: string | null,
  strict: boolean,
): Overall {
  const { formatJson, formatXml } = contract.common;
  return { accepted, refused, blocked, garbled: [formatJson, formatXml], stopped, reduced, strict };
}

/** Takes in what is said of the target and of the plan; null for a claim that has to be judged. */
export function takeNotice(state: OperationState, claim: Claim): readonly Evidence[] | null {
  const { states } = state;
  switch (claim.kind) {
    case 'target':
      state.facts = claim.facts;
      return [];
    case 'blocked':
      state.blocked = claim.reason;
      return [];
    case 'scope':
      for (const [clause, reason] of Object.entries(claim.leftOut)) {
        const concerned = states.get(clause);
        if (concerned !== undefined) concerned.leftOut = reason;
      }
      return [];
    case 'plan':
      state.reduced = claim.reduced ?? state.reduced;
      for (const [clause, count] of Object.entries(claim.planned)) {
        const concerned = states.get(clause);
        if (concerned !== undefined) concerned.planned += count;
      }
      for (const [clause, size] of Object.entries(claim.spaces)) {
        const concerned = states.get(clause);
        // Each part of a run says so of the whole space.
        if (concerned !== undefined) concerned.space ??= { size, judged: 0, open: 0, failed: 0 };
      }
      return [];
    default:
      return null;
  }
}
