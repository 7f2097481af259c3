import { field } from '../../client/decode.ts';
import type { CompanionCall, Contract } from '../../contract/contract.ts';
import { shownTexts } from '../../contract/shown-fields.ts';
import type { Resource } from '../../oracle/listed-resources.ts';
import type { Left } from '../../results/summary.ts';
import type { Created, Intent } from '../resources/account.ts';

/** A resource of the run's own that stays because of `reason`; `contract` is null where none is known. */
export function createdLeft(contract: Contract | null, created: Created, reason: string): Left {
  const { operation, region, id } = created;
  const byHand = contract && callText(contract.companions.remove, region, id);
  return { kind: 'created', operation, region, id, parameters: {}, reason, byHand };
}

/** A create of which `reason` says why it is not known what came of it. */
export function unansweredLeft(contract: Contract | null, intent: Intent, reason: string): Left {
  const { operation, region, request } = intent;
  const byHand = contract && callText(contract.companions.list, region, '');
  return { kind: 'unanswered', operation, region, id: null, parameters: request.parameters, reason, byHand };
}

/** A resource that appeared while the run went on, and that is left because of `reason`. */
export function strangerLeft(contract: Contract | null, stranger: Created, reason: string): Left {
  return { ...createdLeft(contract, stranger, reason), kind: 'appeared' };
}

/** The same, as the target shows it. */
export function appearedLeft(contract: Contract, region: string, { id, tree }: Resource): Left {
  const { operation } = contract;
  const shown = shownTexts(contract).flatMap(({ parameter, path }) => {
    const value = field(tree, path);
    return typeof value === 'string' && value !== '' ? [[parameter, value] as const] : [];
  });
  const reason = 'it was not there before the run, and nothing shows whether the run created it';
  return {
    ...strangerLeft(contract, { operation, region, id }, reason),
    parameters: Object.fromEntries(shown),
  };
}

function callText(call: CompanionCall | null, region: string, id: string): string | null {
  if (call === null) return null;
  const { action, parameters } = call;
  const filled = Object.entries(parameters).map(
    ([name, value]) => `${name}=${value.replace('$region', region).replace('$id', id)}`,
  );
  return filled.length === 0 ? action : `${action} with ${filled.join(' and ')}`;
}
