import type { GroupParameter, Parameter, TextRule } from '../src/contract/contract.ts';
import { oncePer } from '../src/contract/once-per.ts';
import type { CaseOptions } from './case-options.ts';
import { mistakenFaults as faultsOf } from './mistaken-texts.ts';
import type { Change, Probe } from './probe.ts';
import { records, type Slot, tellingSlots } from './slot.ts';
import { ordinaryText, refusedTexts, shortest } from './text.ts';

/** For each clause the faults that real checks let pass, each in the smallest surroundings or in telling ones in turn. */
export const mistakenFaults: (options: CaseOptions) => ReadonlyMap<string, readonly Probe[]> = oncePer(
  ({ contract }) => {
    const byClause = new Map<string, Probe[]>();
    for (const probe of contract.parameters.flatMap(probesOf)) {
      const known = byClause.get(probe.clause);
      if (known === undefined) byClause.set(probe.clause, [probe]);
      else known.push(probe);
    }
    return byClause;
  },
);

function probesOf(parameter: Parameter): readonly Probe[] {
  if (parameter.shape === 'group') return groupFaults(parameter);
  if (parameter.shape !== 'text') return [];
  const { name, text } = parameter;
  const put = (value: string): Change => ({ [name]: value });
  const sound = put(ordinaryText(text, Math.max(6, shortest(text))));
  const slot: Slot = { label: '', put, sound, main: true };
  const isSent = new Set(text.rules.flatMap((rule) => edgesOf(text, rule)).map(({ value }) => value));
  return text.rules.flatMap((rule) =>
    faultsOf(text, rule)
      .filter(({ value }) => !isSent.has(value))
      .map(({ label, value }) => fault(rule.clause, label, slot, value)),
  );
}

function groupFaults(parameter: GroupParameter): readonly Probe[] {
  const ofMembers = Object.entries(parameter.members).flatMap(([member, text]) => {
    const smallest = smallestSlots(parameter, member);
    const slots = [...smallest, ...tellingSlots(parameter, member).slice(0, 2)];
    return text.rules.flatMap((rule) => [
      ...smallest.flatMap((slot) =>
        edgesOf(text, rule)
          .slice(0, 1)
          .map(({ label, value }) => fault(rule.clause, label, slot, value)),
      ),
      ...faultsOf(text, rule).flatMap(({ label, value }, at) => {
        const slot = slots[at % slots.length];
        return slot === undefined ? [] : [fault(rule.clause, label, slot, value)];
      }),
    ]);
  });
  return [...ofMembers, ...beyondLast(parameter)];
}

const edgesOf = (text: Parameters<typeof refusedTexts>[0], rule: TextRule) =>
  refusedTexts(text, rule).filter(({ tier }) => tier === 'edge');

function fault(clause: string, label: string, slot: Slot, value: string): Probe {
  return {
    clause,
    side: 'refuse',
    label: slot.label === '' ? label : `${label}, ${slot.label}`,
    tier: 'edge',
    change: slot.put(value),
    twin: slot.sound,
  };
}

/** Places with as little around the text as there may be: what lies there is dropped by many a program before it is checked. */
function smallestSlots(parameter: GroupParameter, member: string): readonly Slot[] {
  const others = Object.entries(parameter.members).filter(([name]) => name !== member);
  const mayBeEmpty = others.filter(([, { rules }]) => rules.some(({ kind }) => kind === 'empty'));
  const empty = Object.fromEntries(mayBeEmpty.map(([name]) => [name, '']));
  const sound = records(parameter, 1, { 1: empty });
  const withEmpty: Slot = {
    label: 'alone with empty members',
    put: (value) => records(parameter, 1, { 1: { ...empty, [member]: value } }),
    sound,
    main: false,
  };
  const single: Slot = {
    label: 'without its other members',
    put: (value) => ({ [`${parameter.name}.1.${member}`]: value }),
    sound: records(parameter, 1),
    main: false,
  };
  return [...(mayBeEmpty.length > 0 ? [withEmpty] : []), ...(member === parameter.key ? [single] : [])];
}

/** A record with a number beyond the last, and no other. */
function beyondLast(parameter: GroupParameter): readonly Probe[] {
  const { count, name, members } = parameter;
  const one = records(parameter, 1);
  const renumbered = (to: number): Change =>
    Object.fromEntries(
      Object.keys(members).map((member) => [`${name}.${to}.${member}`, one[`${name}.1.${member}`] ?? null]),
    );
  return [1, 80].map((more) => ({
    clause: count.clause,
    side: 'refuse',
    label: `number ${count.max + more} alone`,
    tier: 'edge',
    change: renumbered(count.max + more),
    twin: one,
  }));
}
