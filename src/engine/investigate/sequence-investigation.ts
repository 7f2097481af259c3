import type { PlannedRequest } from '../../contract/case.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import type { Execution } from './suspicion.ts';

/** What an investigation of a sequence is made with. */
export interface SequenceInvestigation {
  readonly contract: Contract;
  readonly facts: Facts;
  readonly baseline: PlannedRequest;
  readonly first: Execution;
}
