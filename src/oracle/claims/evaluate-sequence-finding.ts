import type { Contract } from '../../contract/contract.ts';
import { assess } from '../assess.ts';
import { counterexampleOf, stepSentences, type TargetUrls } from '../counterexample.ts';
import type { Evidence } from '../evidence.ts';
import { transportClauses } from '../transport-clauses.ts';
import { clauseOf, createsIn, exchangesIn, judgeExecution } from './evaluate-sequence.ts';
import { type Lookup, readSteps } from './read-steps.ts';
import type { SequenceFindingClaim } from './sequence-claim.ts';

/** What executions of one sequence show: that its clause is broken, or that this was not shown. */
export function evaluateSequenceFinding(
  contract: Contract,
  claim: SequenceFindingClaim,
  lookup: Lookup,
  target: TargetUrls,
): Evidence {
  const { operation, property, executions, smallest, raisedBy } = claim;
  const say = (verdict: Evidence['verdict'], reason: string, more: Partial<Evidence> = {}): Evidence => ({
    operation,
    clause: claim.clause,
    case: claim.case,
    verdict,
    side: null,
    exchanges: [
      ...new Set([
        ...executions.flatMap(exchangesIn),
        ...exchangesIn(smallest),
        ...exchangesIn(claim.cure ?? []),
      ]),
    ],
    reason,
    accepted: 0,
    refused: 0,
    ...more,
  });
  const judged = executions.map((steps) => judgeExecution(contract, { property, steps }, lookup));
  const [first, ...again] = judged;
  const last = judgeExecution(contract, { property, steps: smallest }, lookup);
  const isShown =
    first?.kind === 'contradicts' &&
    last.kind === 'contradicts' &&
    assess({
      seen: again.filter(({ kind }) => kind !== 'inconclusive').map(({ kind }) => kind === 'contradicts'),
      twins: [],
      isHard: first.isSoft !== true,
    }) === 'shown';
  const isCured =
    claim.cure !== null && judgeExecution(contract, { property, steps: claim.cure }, lookup).kind === 'kept';
  const blamed = isCured
    ? transportClauses(contract, createsIn(smallest).map(lookup.create))
    : [last.kind === 'contradicts' ? clauseOf(contract, raisedBy.clause, last) : ''];
  if (!isShown || !blamed.includes(claim.clause))
    return say('inconclusive', 'a contradiction was not shown again');
  const wrong = `expected ${last.expected}, received: ${last.actual}`;
  const creates = createsIn(smallest).map(lookup.create);
  const culprit = creates.find(({ exchange }) => exchange.ordinal === last.at) ?? creates.at(-1);
  if (culprit === undefined) return say('inconclusive', 'the sequence has no request');
  const steps = stepSentences(contract, readSteps(contract, smallest, lookup), wrong, lookup.create);
  return say('contradicted', wrong, {
    confirmed: {
      at: first.at,
      counterexample: {
        ...counterexampleOf(contract, target, culprit, null, last.expected),
        case: claim.case,
        steps,
      },
      raisedBy,
    },
  });
}
