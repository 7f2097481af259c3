import type { Sequence } from '../../contract/sequence.ts';
import type { PlannedRequest, TestCase } from '../../contract/test-case.ts';
import type { CitedStep } from '../../oracle/claims/cited.ts';
import type { Observation } from '../../oracle/observation.ts';
import type { RecordedExchange } from '../../oracle/recorded-exchange.ts';
import type { Answered } from '../send/answered.ts';

/** A single request whose answer contradicts a clause. */
export interface CaseContradiction {
  readonly kind: 'case';
  readonly it: TestCase;
  readonly answered: Answered;
  readonly twin: Answered | null;
  readonly control: Answered | null;
}

/** An answer whose form contradicts a clause about all answers, whatever its request was for. */
export interface FormContradiction {
  readonly kind: 'form';
  readonly clause: string;
  /** Id of the evidence. */
  readonly case: string;
  readonly planned: PlannedRequest;
  readonly observation: Observation;
}

/** An execution of a sequence that contradicts a clause. */
export interface SequenceContradiction {
  readonly kind: 'sequence';
  readonly execution: Execution;
}

/** A sequence as it was sent: the steps as a claim cites them, and what they cite. */
export interface Execution {
  readonly sequence: Sequence;
  readonly serial: string;
  readonly steps: readonly CitedStep[];
  readonly creates: readonly Observation[];
  /** What was made to act on: its id by the name that the steps give it. */
  readonly subjects?: ReadonlyMap<string, string>;
  /** Answers of the other steps. */
  readonly looks: readonly RecordedExchange[];
}

export type UnconfirmedContradiction = CaseContradiction | FormContradiction | SequenceContradiction;

/** The clause that a contradiction is about, as long as no other one is blamed. */
export function clauseOfContradiction(unconfirmed: UnconfirmedContradiction): string {
  if (unconfirmed.kind === 'case') return unconfirmed.it.clause;
  return unconfirmed.kind === 'form' ? unconfirmed.clause : unconfirmed.execution.sequence.clause;
}
