import type { RecordValue, Value } from '../../contract/contract.ts';
import { breachOf, notTaken } from '../breach.ts';
import type { Check } from './checking.ts';
import { partsIn } from './entries.ts';

/** Records, their members checked by `checkMember`; members that the document does not name are passed over. */
export function record(checkMember: Check<Value>): Check<RecordValue> {
  return ({ members }, entries, fixtures) => {
    const parts = partsIn(entries);
    if (parts === undefined) return [notTaken];
    return Object.entries(members).flatMap(([name, { value, required, absence }]) => {
      const given = parts.get(name);
      if (given !== undefined) return checkMember(value, given, fixtures);
      if (required !== null) return [breachOf(required, 'missing')];
      return absence === 'open' ? [notTaken] : [];
    });
  };
}
