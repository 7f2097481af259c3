import { isTwinKept } from '../../oracle/claims/evaluate-finding.ts';
import { clauseOf } from '../../oracle/claims/evaluate-sequence.ts';
import type { DismissalClaim } from '../../oracle/claims/finding-claim.ts';
import { transportClauses } from '../../oracle/transport-clauses.ts';
import { createCitations } from '../citations.ts';
import type { RunJudge } from '../run-judge.ts';
import type { Answered } from '../send/answered.ts';
import { citationsOf } from '../sequences/citations-of.ts';
import type { TargetProfile } from '../target-profile.ts';
import type { Conclusion } from './investigate-case.ts';
import type { SequenceConclusion } from './investigate-sequence.ts';
import { judged } from './judged.ts';
import type { Execution } from './unconfirmed-contradiction.ts';

interface Judging {
  readonly profile: Pick<TargetProfile, 'contract'>;
  readonly judge: RunJudge;
}

/** The case that raised a contradiction. */
export interface Raising {
  readonly id: string;
  readonly clause: string;
}

/** Puts the conclusion about a case before the judge. */
export function claimConclusion({ profile, judge }: Judging, it: Raising, conclusion: Conclusion): void {
  const { operation } = profile.contract;
  const citations = createCitations();
  const cite = ({ sent }: Answered) => citations.cite(sent);
  if (conclusion.kind === 'dismissal') {
    const { why, again, seen, sent, first } = conclusion;
    const claim: DismissalClaim = {
      kind: 'dismissal',
      operation,
      clause: it.clause,
      case: it.id,
      why,
      by: null,
      again: again.map(cite),
      ...(first !== undefined && { first: cite(first) }),
      seen,
      sent,
    };
    judge.claim(claim, citations);
    return;
  }
  const { clause, basis, first, again, twins, smallest, nearest, cure } = conclusion;
  judge.claim(
    {
      kind: 'finding',
      operation,
      clause,
      case: it.id,
      raisedBy: { clause: it.clause, case: it.id },
      basis,
      first: cite(first),
      again: again.map(cite),
      twins: twins.map(cite),
      smallest: cite(smallest),
      nearest: nearest === null ? null : cite(nearest),
      cure: cure === null ? null : cite(cure),
    },
    citations,
  );
}

/** Says that a known fault explains a refusal, if the request was accepted without what that fault turns down. */
export function claimExplained(
  { profile, judge }: Judging,
  it: Raising,
  by: string,
  answered: Answered,
): boolean {
  const { contract } = profile;
  if (!isTwinKept(contract, answered.sent, judge.capacityOf(contract.operation))) return false;
  claimLost({ profile, judge }, it, by, answered);
  return true;
}

/** Says that a case tells nothing because of what `by` is broken by, as `answered` shows. */
export function claimLost({ profile, judge }: Judging, it: Raising, by: string, answered: Answered): void {
  const citations = createCitations();
  judge.claim(
    {
      kind: 'dismissal',
      operation: profile.contract.operation,
      clause: it.clause,
      case: it.id,
      why: 'explained',
      by,
      again: [citations.cite(answered.sent)],
      seen: 1,
      sent: 1,
    },
    citations,
  );
}

/** Puts the conclusion about a sequence before the judge. */
export function claimSequence(
  { profile, judge }: Judging,
  first: Execution,
  { assessment, executions, smallest, seen, cure, other }: SequenceConclusion,
): void {
  const { contract } = profile;
  const { sequence } = first;
  const judgement = judged(contract, smallest);
  const raisedBy = { clause: sequence.clause, case: sequence.id };
  const culprit =
    judgement.kind === 'contradicts'
      ? smallest.creates.filter(({ exchange }) => exchange.ordinal === judgement.at)
      : [];
  const transport =
    cure === null
      ? []
      : [...transportClauses(contract, culprit), ...transportClauses(contract, smallest.creates)];
  if (assessment === 'shown' && judgement.kind === 'contradicts') {
    judge.claim(
      {
        kind: 'sequence-finding',
        operation: contract.operation,
        clause: transport[0] ?? clauseOf(contract, sequence.clause, judgement),
        case: sequence.id,
        raisedBy,
        property: sequence.check,
        executions: executions.map(({ steps }) => steps),
        smallest: smallest.steps,
        cure: cure?.steps ?? null,
        planned: { smallest: smallest.sequence.steps, cure: cure?.sequence.steps ?? null },
      },
      citationsOf(...executions, smallest, ...(cure === null ? [] : [cure])),
    );
    return;
  }
  judge.claim({
    kind: 'dismissal',
    operation: contract.operation,
    clause: sequence.clause,
    case: sequence.id,
    why: other !== null ? 'explained' : whyNot(assessment),
    by: other === null ? null : other.sequence.clause,
    again: [],
    seen,
    sent: executions.length,
  });
}

function whyNot(assessment: SequenceConclusion['assessment']): DismissalClaim['why'] {
  return assessment === 'unsteady' || assessment === 'unstable-control' ? assessment : 'ended';
}
