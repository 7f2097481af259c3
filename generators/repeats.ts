import type { Case, Pack } from '../src/contract/case.ts';

/**
 * Faults in plain form, sent again for every clause that has fewer than `least` refused requests among `faults` and
 * `cases`: what a target lets pass now and then shows only in many.
 */
export function repeats(faults: readonly Pack[], cases: readonly Case[], least: number): readonly Case[] {
  const plain = new Map<string, Case[]>();
  for (const { members } of faults) {
    const [fault] = members;
    if (fault !== undefined) plain.set(fault.clause, [...(plain.get(fault.clause) ?? []), fault]);
  }
  return [...plain].flatMap(([clause, own]) => {
    const sent = own.length + cases.filter((it) => it.clause === clause && it.side === 'refuse').length;
    return Array.from({ length: Math.max(0, least - sent) }, (_, index) => {
      const fault = own[index % own.length];
      const round = Math.floor(index / own.length) + 1;
      return fault === undefined
        ? []
        : [{ ...fault, id: `${fault.id}/again-${round}`, label: `${fault.label}, again ${round}` }];
    }).flat();
  });
}
