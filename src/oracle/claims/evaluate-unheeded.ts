import type { Contract } from '../../contract/contract.ts';
import type { Evidence } from '../evidence.ts';
import { isDropped } from '../judge-readback.ts';
import { exchangesIn } from './evaluate-sequence.ts';
import { type Lookup, readSteps } from './read-steps.ts';
import type { UnheededClaim } from './unheeded-claim.ts';

/** Whether the target shows nothing of a valid value in the place of the fault, so that it does not heed what stands there. */
export function isUnheeded(
  contract: Contract,
  { steps, parameter }: Pick<UnheededClaim, 'steps' | 'parameter'>,
  lookup: Lookup,
): boolean {
  const executed = readSteps(contract, steps, lookup);
  return executed.some((step) => {
    if (step.kind !== 'read' || step.shown === undefined || step.shown === null) return false;
    const made = executed[step.of];
    const answer = made?.kind === 'create' ? made.answers[0] : undefined;
    return (
      answer?.expectation.kind === 'accept' &&
      !answer.isShared &&
      isDropped(contract, answer.values, step.shown, parameter)
    );
  });
}

/** A fault that the target did not see tells nothing of its clause. */
export function evaluateUnheeded(contract: Contract, claim: UnheededClaim, lookup: Lookup): Evidence {
  const isMoot = isUnheeded(contract, claim, lookup);
  return {
    operation: claim.operation,
    clause: claim.clause,
    case: claim.case,
    verdict: isMoot ? 'moot' : 'inconclusive',
    side: null,
    exchanges: exchangesIn(claim.steps),
    reason: isMoot ? '' : 'the run ended before it was clear why',
    accepted: 0,
    refused: 0,
  };
}
