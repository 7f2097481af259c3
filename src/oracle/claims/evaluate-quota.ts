import type { Contract } from '../../contract/contract.ts';
import { counterexampleOf, createSentences, type TargetUrls } from '../counterexample.ts';
import type { Evidence } from '../evidence.ts';
import { listedIn, repeatedIn } from '../listed-resources.ts';
import { judgeRound } from '../quota.ts';
import type { QuotaRoundRead, RoundJudgement } from '../round-judgement.ts';
import type { QuotaClaim } from './quota-claim.ts';
import type { Lookup } from './read-steps.ts';

/** What the rounds at the line of a quota show: two that contradict break the clause, one is an unconfirmed contradiction. */
export function evaluateQuota(
  contract: Contract,
  claim: QuotaClaim,
  lookup: Lookup,
  target: TargetUrls,
): readonly Evidence[] {
  const { operation, clause, property, number, filled } = claim;
  const exchanges = [
    ...filled.slice(0, 1),
    ...claim.rounds.flatMap(({ creates, listed }) => [...creates, ...listed]),
  ];
  const say = (verdict: Evidence['verdict'], reason: string, more: Partial<Evidence> = {}): Evidence => ({
    operation,
    clause,
    case: claim.case,
    verdict,
    side: null,
    exchanges,
    reason,
    accepted: 0,
    refused: 0,
    ...more,
  });
  const rounds = claim.rounds.map(({ creates, listed, known }): QuotaRoundRead => {
    const pages = listed.map(lookup.exchange);
    return {
      known,
      creates: creates.map(lookup.create),
      listed: pages.length === 0 ? null : [...listedIn(contract, pages).values()],
      repeated: repeatedIn(contract, pages),
      isShared: lookup.isShared ?? (() => false),
    };
  });
  const judged = rounds.map((round) =>
    judgeRound(contract, property, round, { number, filled: filled.length }),
  );
  const wrong = judged.flatMap((it, index) => (it.kind === 'contradicts' ? [{ ...it, index }] : []));
  const [first] = wrong;
  if (first === undefined) return [summary(judged, filled.length, say)];
  const reason = `expected ${first.expected}, received: ${first.actual}`;
  if (wrong.length < 2) return [say('inconclusive', `seen once and not again: ${reason}`)];
  const creates = rounds[first.index]?.creates ?? [];
  const culprit =
    creates.find(({ exchange }) => exchange.ordinal === first.at) ??
    creates.at(-1) ??
    lookup.create(filled[0] ?? 0);
  const nearest = filled[0] === undefined ? null : lookup.create(filled[0]);
  const counterexample = counterexampleOf(contract, target, culprit, nearest, first.expected);
  return [
    say('contradicted', reason, {
      confirmed: {
        at: culprit.exchange.ordinal,
        counterexample: {
          ...counterexample,
          case: claim.case,
          steps: [...fillSentences(filled), ...createSentences(contract, creates), reason],
        },
        raisedBy: { clause, case: claim.case },
      },
    }),
  ];
}

function fillSentences(filled: readonly number[]): readonly string[] {
  const [first] = filled;
  return first === undefined
    ? []
    : [
        `${filled.length} ${filled.length === 1 ? 'request' : 'requests'} from request ${first} on filled the target`,
      ];
}

/** Without a contradiction: kept if a round shows it, else why not. */
function summary(
  judged: readonly RoundJudgement[],
  filled: number,
  say: (verdict: Evidence['verdict'], reason: string, more?: Partial<Evidence>) => Evidence,
): Evidence {
  const kept = judged.filter(({ kind }) => kind === 'kept').length;
  const inconclusive = judged.find((it) => it.kind === 'inconclusive');
  const nothing = judged.find((it) => it.kind === 'inapplicable');
  if (kept > 0) return say('kept', '', { accepted: filled, refused: kept });
  if (nothing?.kind === 'inapplicable') return say('not-applicable', nothing.reason);
  if (judged.length === 0) return say('moot', '');
  return say(
    'inconclusive',
    inconclusive?.kind === 'inconclusive' ? inconclusive.reason : 'nothing that was sent could tell',
  );
}
