import type { Entries, GroupParameter } from '../../contract/contract.ts';
import { type Breach, breachOf, notTaken } from '../breach.ts';
import { itemsIn } from '../values/items.ts';
import { checkText } from '../values/text.ts';
import type { ParameterCheck } from './checking.ts';

/** A numbered list of small records, in their own spelling or in the older one. */
export const group: ParameterCheck<GroupParameter> = (parameter, entries) => {
  const records = recordsIn(parameter, entries);
  if (records === undefined) return [notTaken];
  const { count, key, members } = parameter;
  const keys = records.map((record) => record.members[key]);
  return [
    ...(records.some(({ number }) => number > count.max) ? [breachOf(count)] : []),
    ...records.flatMap((record, place) => checkRecord(members, record.members, place + 1)),
    ...(new Set(keys).size < keys.length ? [notTaken] : []),
  ];
};

/** A record whose members are called by their own names. */
export interface GivenRecord {
  readonly number: number;
  readonly members: Readonly<Record<string, string>>;
}

/** The records of a group in the order of their numbers; undefined where they have no such numbers. */
export function recordsIn(
  { members, alias }: GroupParameter,
  entries: Entries,
): readonly GivenRecord[] | undefined {
  return itemsIn('numbered', entries)?.map(({ number, entries: inner }) => ({
    number,
    members: Object.fromEntries(
      Object.keys(members).flatMap((name) => {
        const given = inner[`.${name}`] ?? inner[`.${alias.names[name]}`];
        return given === undefined ? [] : [[name, given]];
      }),
    ),
  }));
}

function checkRecord(
  members: GroupParameter['members'],
  given: GivenRecord['members'],
  at: number,
): readonly Breach[] {
  return Object.entries(members).flatMap(([name, rules]) => {
    const text = given[name];
    return text === undefined ? [notTaken] : checkText(rules, text).map((breach) => ({ ...breach, at }));
  });
}
