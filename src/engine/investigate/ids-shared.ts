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
export function* idsShared({
  contract,
  baseline,
  first,
}: SequenceInvestigation): SequenceStep<Execution | null> {
  const judgement = judged(contract, first);
  const isOfIds =
    judgement.kind === 'contradicts' && judgement.about === 'distinct' && judgement.isSoft !== true;
  if (!isOfIds) return null;
  const { id, operation, steps } = first.sequence;
  const unlike = {
    ...withNewTexts(contract, baseline.parameters),
    [tokenName(contract)]: '{fresh:24}',
  };
  const count = Math.max(fewest, steps.filter(({ kind }) => kind === 'create').length);
  const sequence: Sequence = {
    id: `${id}/nothing-alike`,
    operation,
    clause: contract.common.resultId,
    label: 'requests that have nothing in common',
    check: 'tokens',
    steps: Array.from({ length: count }, () => ({
      kind: 'create',
      times: 1,
      request: { ...baseline, parameters: unlike },
    })),
  };
  const execution = yield { sequence, serial: 'nothing-alike' };
  return execution !== null && judged(contract, execution).kind === 'contradicts' ? execution : null;
}
