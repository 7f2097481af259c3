import fc from 'fast-check';
import type { Entries, RecordValue, Value } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import type { Making, ValueSample } from './making.ts';

/** Records, their members made by `makingOf`: each sample of a member beside ordinary others, and each needed one left off. */
export function record(makingOf: (value: Value) => Making<Value>): Making<RecordValue> {
  const ordinary = ({ members }: RecordValue, index: number, facts: Facts): Entries | null =>
    joined(members, (value) => makingOf(value).ordinary(value, index, facts));
  return {
    ordinary,
    largest: ({ members }, facts) =>
      joined(members, (value) => {
        const making = makingOf(value);
        return making.largest?.(value, facts) ?? making.ordinary(value, 0, facts);
      }),
    samples: (value, facts) => {
      const around = ordinary(value, 0, facts);
      if (around === null) return [];
      return Object.entries(value.members).flatMap(([name, member]): readonly ValueSample[] => {
        const others = without(around, name);
        const inside = makingOf(member.value).samples(member.value, facts);
        return [
          ...inside.map((it) => ({
            ...it,
            label: `${name}: ${it.label}`,
            entries: { ...others, ...under(name, it.entries) },
          })),
          ...(member.required === null
            ? []
            : [
                {
                  clause: member.required.clause,
                  side: 'accept',
                  label: `with ${name}`,
                  tier: 'edge',
                  entries: around,
                } as const,
                {
                  clause: member.required.clause,
                  side: 'refuse',
                  label: `without ${name}`,
                  tier: 'edge',
                  entries: others,
                } as const,
              ].filter(({ entries }) => Object.keys(entries).length > 0)),
        ];
      });
    },
    arbitrary: ({ members }, facts) => {
      const parts = Object.entries(members).map(([name, { value, required, absence }]) => {
        const made = makingOf(value)
          .arbitrary(value, facts)
          ?.map((it) => under(name, it));
        const nothing: fc.Arbitrary<Entries> = fc.constant({});
        const mayLack = required === null && absence === 'accepted';
        if (made === undefined) return mayLack ? nothing : null;
        return mayLack ? fc.oneof(made, nothing) : made;
      });
      const known = parts.filter((it) => it !== null);
      if (known.length < parts.length) return null;
      return fc
        .tuple(...known)
        .map((made): Entries => Object.assign({}, ...made))
        .filter((it) => Object.keys(it).length > 0);
    },
  };
}

/** The entries of all members; those of which none is known are left off where they need not be there. */
function joined(members: RecordValue['members'], make: (value: Value) => Entries | null): Entries | null {
  const entries: Record<string, string> = {};
  for (const [name, { value, absence, required }] of Object.entries(members)) {
    const made = make(value);
    if (made === null && (required !== null || absence === 'open')) return null;
    Object.assign(entries, under(name, made ?? {}));
  }
  return entries;
}

function under(name: string, entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).map(([rest, value]) => [`.${name}${rest}`, value]));
}

function without(entries: Entries, name: string): Entries {
  return Object.fromEntries(
    Object.entries(entries).filter(([key]) => key !== `.${name}` && !key.startsWith(`.${name}.`)),
  );
}
