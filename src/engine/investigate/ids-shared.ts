import type { Sequence } from '../../contract/sequence.ts';
import { tokenName } from '../../contract/token-name.ts';
import { withNewTexts } from '../send/new-texts.ts';
import type { SequenceStep } from './ask-sequence.ts';
import { judged } from './judged.ts';
import type { SequenceInvestigation } from './sequence-investigation.ts';
import type { Execution } from './unconfirmed-contradiction.ts';

/** So many requests at least: a target may give an id again only now and then. */
const fewest = 5;

/**
 * Whether ids are given again to requests that have nothing in common, which says nothing about tokens that are alike: an
 * execution that shows it; null when none does.
 */
export function* idsShared(
  { contract, baseline, first }: SequenceInvestigation,
  contradicting: readonly Execution[],
): SequenceStep<Execution | null> {
  // Of several that contradict, one may have lost by it what another one shows.
  const isOfIds = [first, ...contradicting]
    .map((execution) => judged(contract, execution))
    .some((it) => it.kind === 'contradicts' && it.about === 'distinct' && it.isSoft !== true);
  if (!isOfIds) return null;
  const { id, operation, steps } = first.sequence;
  const unlike = {
    ...withNewTexts(contract, baseline.parameters),
    [tokenName(contract)]: '{fresh:24}',
  };
  const count = Math.max(fewest, steps.filter(({ kind }) => kind === 'create').length);
  const request = { ...baseline, parameters: unlike };
  const inTurn = Array.from({ length: count }, () => ({ kind: 'create', times: 1, request }) as const);
  // Ids that are made of the time are the same where requests come at once.
  const atOnce = [{ kind: 'create', times: count, request }] as const;
  for (const [label, steps] of [['one after the other', inTurn] as const, ['at once', atOnce] as const]) {
    const sequence: Sequence = {
      id: `${id}/nothing-alike`,
      operation,
      clause: contract.common.resultId,
      label: `requests that have nothing in common, ${label}`,
      check: 'tokens',
      steps,
    };
    const execution = yield { sequence, serial: `nothing-alike-${label.replaceAll(' ', '-')}` };
    if (execution !== null && judged(contract, execution).kind === 'contradicts') return execution;
  }
  return null;
}
