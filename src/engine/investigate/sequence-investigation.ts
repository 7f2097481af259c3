import type { Contract } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import type { Execution } from './unconfirmed-contradiction.ts';

/** What an investigation of a sequence is made with. */
export interface SequenceInvestigation {
  readonly contract: Contract;
  readonly facts: Facts;
  readonly baseline: PlannedRequest;
  readonly first: Execution;
}
