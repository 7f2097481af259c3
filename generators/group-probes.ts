import type { GroupParameter } from '../src/contract/contract.ts';
import { textLength } from '../src/contract/text-length.ts';
import { alikeTexts, mistakableTexts, mistakenSound } from './mistaken-texts.ts';
import type { Probe } from './probe.ts';
import { records } from './slot.ts';

import { aliasProbes, memberProbes } from './text-probes.ts';

/** Probes of a group: its members' texts, how many records there may be, and its other spelling. */
export function groupProbes(parameter: GroupParameter): readonly Probe[] {
  return [
    ...memberProbes(parameter),
    ...countProbes(parameter, 'name'),
    ...countProbes(parameter, 'alias'),
    ...aliasProbes(parameter),
    ...mistakableProbes(parameter),
    ...alikeProbes(parameter),
  ];
}

/** Empty texts in the last `more` records, where a member may be empty: records they are nevertheless. */
function emptied({ members, count }: GroupParameter, more: number): Parameters<typeof records>[2] {
  const empty = Object.entries(members).flatMap(([member, { rules }]) =>
    rules.some(({ kind }) => kind === 'empty') ? [[member, ''] as const] : [],
  );
  return Object.fromEntries(
    Array.from({ length: more }, (_, index) => [count.max + index + 1, Object.fromEntries(empty)]),
  );
}

/** As many records as there may be whose texts look like something else than text. */
function mistakableProbes(parameter: GroupParameter): readonly Probe[] {
  // Keys that look like indexes change places in many a map.
  const isIndex = (value: string) => /^(0|[1-9]\d*)$/.test(value);
  const columns = Object.entries(parameter.members).map(
    ([member, text]) =>
      [member, mistakableTexts(text).filter((it) => member !== parameter.key || !isIndex(it))] as const,
  );
  return recordsOf(parameter, columns, 'look like numbers, truth values and nothing');
}

/** Records whose keys and values a store may take for one another, or cut to the same. */
function alikeProbes(parameter: GroupParameter): readonly Probe[] {
  const columns = Object.entries(parameter.members).map(([member, text]) => {
    const cut = mistakenSound(text)
      .map(({ value }) => value)
      .filter((value) => textLength(value) > 20);
    return [member, member === parameter.key ? [...alikeTexts(text), ...cut] : cut] as const;
  });
  return recordsOf(parameter, columns, 'are alike or as long as columns');
}

type Columns = readonly (readonly [member: string, values: readonly string[]])[];

function recordsOf(parameter: GroupParameter, columns: Columns, what: string): readonly Probe[] {
  const keys = columns.find(([member]) => member === parameter.key)?.[1] ?? [];
  const count = Math.min(parameter.count.max, new Set(keys).size);
  if (count === 0 || columns.some(([, values]) => values.length === 0)) return [];
  const special = Object.fromEntries(
    Array.from({ length: count }, (_, offset) => [
      offset + 1,
      Object.fromEntries(
        columns.map(([member, values], at) => {
          const from = offset + 2 * at;
          const turned = [...values.slice(from % values.length), ...values.slice(0, from % values.length)];
          // A value other than its key, so that the two cannot be taken for one another.
          const value = member === parameter.key ? keys[offset] : turned.find((it) => it !== keys[offset]);
          return [member, value ?? ''];
        }),
      ),
    ]),
  );
  return [
    {
      clause: parameter.count.clause,
      side: 'accept',
      label: `${count} records that ${what}`,
      tier: 'sweep',
      change: records(parameter, count, special),
    },
  ];
}

/** Probes of how many records there may be, in one of the spellings. */
export function countProbes(parameter: GroupParameter, spelling: 'name' | 'alias'): readonly Probe[] {
  const { count, alias } = parameter;
  const clause = spelling === 'alias' ? alias.clause : count.clause;
  return [
    ...(spelling === 'alias' ? [1, count.max] : [1, count.max, count.max - 1, Math.ceil(count.max / 2)]).map(
      (number, index): Probe => ({
        clause,
        side: 'accept',
        label: `${number} ${spelling === 'alias' ? 'in lower-case spelling' : 'records'}`,
        tier: index < 2 ? 'edge' : 'sweep',
        change: records(parameter, number, {}, spelling),
        ...(spelling === 'alias' && { twin: records(parameter, number) }),
      }),
    ),
    ...[1, 5].map(
      (more, index): Probe => ({
        clause,
        side: 'refuse',
        label: `${count.max + more} ${spelling === 'alias' ? 'in lower-case spelling' : 'records'}`,
        tier: index === 0 && spelling === 'name' ? 'edge' : 'sweep',
        change: records(parameter, count.max + more, index === 0 ? {} : emptied(parameter, more), spelling),
        twin: records(parameter, count.max, {}, spelling),
        ...(spelling === 'alias' && { control: records(parameter, count.max + more) }),
      }),
    ),
  ];
}
