import type { GroupParameter, Parameter, TextParameter, TextRule } from '../../src/contract/contract.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { hasRule } from '../../src/contract/rules-of-kind.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import { mistakenFaults as faultsOf } from '../texts/mistaken-texts.ts';
import { ordinaryText, refusedTexts, shortest } from '../texts/text.ts';
import type { CaseDraft, Change } from './case-draft.ts';
import { type Position, records, representativePositions } from './position.ts';

/** For each clause the faults that real checks let pass, each in the smallest surroundings or in representative ones in turn. */
export const mistakenFaults: (options: CaseOptions) => ReadonlyMap<string, readonly CaseDraft[]> = oncePer(
  ({ contract }) => {
    const byClause = new Map<string, CaseDraft[]>();
    for (const draft of contract.parameters.flatMap(probesOf)) {
      const known = byClause.get(draft.clause);
      if (known === undefined) byClause.set(draft.clause, [draft]);
      else known.push(draft);
    }
    return byClause;
  },
);

type Probes<P> = (parameter: P) => readonly CaseDraft[];

const probes: { readonly [S in Parameter['shape']]?: Probes<Extract<Parameter, { shape: S }>> } = {
  text: textFaults,
  group: groupFaults,
};

function probesOf(parameter: Parameter): readonly CaseDraft[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (probes[parameter.shape] as Probes<Parameter> | undefined)?.(parameter) ?? [];
}

function textFaults({ name, text }: TextParameter): readonly CaseDraft[] {
  const put = (value: string): Change => ({ [name]: value });
  const valid = put(ordinaryText(text, Math.max(6, shortest(text))));
  const position: Position = { label: '', put, valid, main: true };
  const isSent = new Set(text.rules.flatMap((rule) => edgesOf(text, rule)).map(({ value }) => value));
  return text.rules.flatMap((rule) =>
    faultsOf(text, rule)
      .filter(({ value }) => !isSent.has(value))
      .map(({ label, value }) => fault(rule.clause, label, position, value)),
  );
}

function groupFaults(parameter: GroupParameter): readonly CaseDraft[] {
  const ofMembers = Object.entries(parameter.members).flatMap(([member, text]) => {
    const smallest = smallestSlots(parameter, member);
    const positions = [...smallest, ...representativePositions(parameter, member).slice(0, 2)];
    return text.rules.flatMap((rule) => [
      ...smallest.flatMap((position) =>
        edgesOf(text, rule)
          .slice(0, 1)
          .map(({ label, value }) => fault(rule.clause, label, position, value)),
      ),
      ...faultsOf(text, rule).flatMap(({ label, value }, at) => {
        const position = positions[at % positions.length];
        return position === undefined ? [] : [fault(rule.clause, label, position, value)];
      }),
    ]);
  });
  return [...ofMembers, ...beyondLast(parameter)];
}

const edgesOf = (text: Parameters<typeof refusedTexts>[0], rule: TextRule) =>
  refusedTexts(text, rule).filter(({ tier }) => tier === 'edge');

function fault(clause: string, label: string, position: Position, value: string): CaseDraft {
  return {
    clause,
    side: 'refuse',
    label: position.label === '' ? label : `${label}, ${position.label}`,
    tier: 'edge',
    change: position.put(value),
    twin: position.valid,
  };
}

/** Places with as little around the text as there may be: what lies there is dropped by many a program before it is checked. */
function smallestSlots(parameter: GroupParameter, member: string): readonly Position[] {
  const others = Object.entries(parameter.members).filter(([name]) => name !== member);
  const mayBeEmpty = others.filter(([, text]) => hasRule(text, 'empty'));
  const empty = Object.fromEntries(mayBeEmpty.map(([name]) => [name, '']));
  const valid = records(parameter, 1, { 1: empty });
  const withEmpty: Position = {
    label: 'alone with empty members',
    put: (value) => records(parameter, 1, { 1: { ...empty, [member]: value } }),
    valid,
    main: false,
  };
  const single: Position = {
    label: 'without its other members',
    put: (value) => ({ [`${parameter.name}.1.${member}`]: value }),
    valid: records(parameter, 1),
    main: false,
  };
  return [...(mayBeEmpty.length > 0 ? [withEmpty] : []), ...(member === parameter.key ? [single] : [])];
}

/** A record with a number beyond the last, and no other. */
function beyondLast(parameter: GroupParameter): readonly CaseDraft[] {
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
