import type { GroupParameter } from '../src/contract/contract.ts';
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
        change: records(parameter, count.max + more, {}, spelling),
        twin: records(parameter, count.max, {}, spelling),
        ...(spelling === 'alias' && { control: records(parameter, count.max + more) }),
      }),
    ),
  ];
}
