import type { GroupParameter } from '../src/contract/contract.ts';
import type { Probe } from './probe.ts';
import { records } from './slot.ts';
import { mistakableTexts } from './text.ts';
import { aliasProbes, memberProbes } from './text-probes.ts';

/** Probes of a group: its members' texts, how many records there may be, and its other spelling. */
export function groupProbes(parameter: GroupParameter): readonly Probe[] {
  return [
    ...memberProbes(parameter),
    ...countProbes(parameter, 'name'),
    ...countProbes(parameter, 'alias'),
    ...aliasProbes(parameter),
    ...mistakableProbes(parameter),
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
  const texts = Object.entries(parameter.members).map(
    ([member, text]) =>
      [member, mistakableTexts(text).filter((it) => member !== parameter.key || !isIndex(it))] as const,
  );
  const count = Math.min(parameter.count.max, ...texts.map(([, values]) => values.length));
  if (count === 0) return [];
  const special = Object.fromEntries(
    Array.from({ length: count }, (_, offset) => [
      offset + 1,
      // A value other than its key, so that the two cannot be taken for one another.
      Object.fromEntries(
        texts.map(([member, values], at) => [member, values[(offset + 2 * at) % values.length] ?? '']),
      ),
    ]),
  );
  return [
    {
      clause: parameter.count.clause,
      side: 'accept',
      label: `${count} records that look like numbers, truth values and nothing`,
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
