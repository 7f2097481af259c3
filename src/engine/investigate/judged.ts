import type { Contract } from '../../contract/contract.ts';
import { judgeExecution } from '../../oracle/claims/evaluate-sequence.ts';
import type { SequenceJudgement } from '../../oracle/sequences/sequence-judgement.ts';
import { citationsOf } from '../sequences/citations-of.ts';
import type { Execution } from './unconfirmed-contradiction.ts';

/** What one execution shows. */
export function judged(contract: Contract, execution: Execution): SequenceJudgement {
  const { sequence, steps } = execution;
  return judgeExecution(contract, { property: sequence.check, steps }, citationsOf(execution).lookup);
}
