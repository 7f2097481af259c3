import type { Contract, GroupParameter, Parameter } from '../../contract/contract.ts';
import { changeRule, ignoreBreaches, refuseWhen } from './change.ts';
import type { Draft } from './flaw.ts';
import { choiceFlaws } from './values/choice.ts';
import { firstOnly } from './values/list.ts';
import { referenceFlaws } from './values/reference.ts';
import { type AnyFlaws, clausesIn } from './values/slot.ts';

type Flaws<P> = (parameter: P, ofValue: AnyFlaws, contract: Contract) => readonly Draft[];

const none = (): readonly Draft[] => [];

/** Beside what texts, tokens and checks have in families of their own. */
const own: { readonly [S in Parameter['shape']]: Flaws<Extract<Parameter, { shape: S }>> } = {
  text: none,
  token: none,
  region: none,
  reference: ({ name, presence, clause, unknown, requiredUnder }) => [
    ...referenceFlaws(name, { clause, unknown: unknown?.ids ?? [] }).filter(
      // Refused always, what each request needs leaves none that is accepted.
      ({ name: title }) => !presence.required || !title.endsWith('-refused'),
    ),
    ...(requiredUnder === undefined
      ? []
      : [
          {
            name: `presence/${name}-not-needed-under-${requiredUnder.assumption}`,
            about: `takes requests without ${name} although it is ${requiredUnder.assumption}`,
            clauses: [requiredUnder.clause],
            assume: requiredUnder.assumption,
            apply: ignoreBreaches([requiredUnder.clause]),
          },
        ]),
  ],
  'dry-run': none,
  list: ({ name, clause, values, invalidValues }, _, { across }) => [
    ...choiceFlaws(name, { clause, values, invalidValues, isClosed: true }, (value) =>
      pairedIn(across, name, value),
    ),
    ...firstOnly(name, values.length, [clause]),
  ],
  group: groupFlaws,
  value: ({ name, value }, ofValue) => ofValue(value, name),
};

/** The rules by which a value goes with one other only: refused always, it looks as if the two did not go together. */
function pairedIn(across: Contract['across'], name: string, value: string): readonly string[] {
  return across
    .filter(
      ({ each, table }) =>
        each === name && Object.values(table).filter((items) => items.includes(value)).length < 2,
    )
    .map(({ clause }) => clause);
}

function groupFlaws({ name, count, members, alias }: GroupParameter): readonly Draft[] {
  const limit = (title: string, about: string, max: number): Draft => ({
    name: `lists/${name}-${title}`,
    about: `${about} of ${name}`,
    clauses: [count.clause],
    apply: changeRule<GroupParameter['count']>(count.clause, () => ({ max })),
  });
  const isOlder = ([, entries]: readonly [string, object]) =>
    Object.keys(entries).some((it) => Object.values(alias.names).some((older) => it.endsWith(`.${older}`)));
  return [
    limit('max-plus-one', `takes ${count.max + 1}`, count.max + 1),
    limit('max-minus-one', `refuses ${count.max}`, count.max - 1),
    ...firstOnly(name, count.max, clausesIn(members)),
    {
      name: `lists/${name}-older-spelling-refused`,
      about: `refuses the older spelling of ${name}`,
      clauses: [alias.clause],
      apply: refuseWhen(({ request }) => [...request].some(isOlder)),
    },
  ];
}

/** The flaws of one parameter of a contract; those of a value are `ofValue`'s. */
export function parameterFlaws(
  parameter: Parameter,
  ofValue: AnyFlaws,
  contract: Contract,
): readonly Draft[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (own[parameter.shape] as Flaws<Parameter>)(parameter, ofValue, contract);
}
