import type { Entries, RecordValue } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import { breaks, type Finding, touches } from '../../contract/finding.ts';
import { partsOf } from './parts.ts';
import type { Reading } from './reading.ts';

type ReadMember = (
  value: RecordValue['members'][string]['value'],
  entries: Entries,
  facts: Facts,
) => readonly Finding[];

/** Records, their members read by `readMember`; members that nobody knows are open. */
export function record(readMember: ReadMember): Reading<RecordValue> {
  return {
    read: ({ members, open }, entries, facts) => {
      const parts = partsOf(entries);
      const isUnknown = [...parts.keys()].some((name) => members[name] === undefined);
      return [
        ...(isUnknown ? [touches(open)] : []),
        ...Object.entries(members).flatMap(([name, { value, required, absence }]) => {
          const given = parts.get(name);
          if (given !== undefined) return readMember(value, given, facts);
          if (required !== null) return [breaks(required)];
          return absence === 'open' ? [touches(open)] : [];
        }),
      ];
    },
  };
}
