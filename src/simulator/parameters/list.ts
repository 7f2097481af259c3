import type { ListParameter } from '../../contract/contract.ts';
import { breachOf, notTaken } from '../breach.ts';
import { itemsIn } from '../values/items.ts';
import type { ParameterCheck } from './checking.ts';

/** A numbered list out of a closed one. */
export const list: ParameterCheck<ListParameter> = ({ clause, presence, values }, entries) => {
  const items = itemsIn('numbered', entries);
  if (items === undefined) return [notTaken];
  return items.flatMap((item, place) =>
    values.includes(item.entries[''] ?? '')
      ? []
      : [{ ...breachOf({ clause, errors: presence.errors }), at: place + 1 }],
  );
};
