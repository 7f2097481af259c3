import fc from 'fast-check';
import type { Contract, GroupParameter, Parameter, SupportRule } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { hasRule, rulesOfKind } from '../../src/contract/rules-of-kind.ts';
import { resolve } from '../constraints/resolve.ts';
import { validText } from '../texts/text-arbitrary.ts';
import { makingOf } from '../values/making-of.ts';
import { fresh } from './case-draft.ts';
import { numbered, serving, supportedBy } from './support.ts';
import { placed } from './value-drafts.ts';

type Parameters = Readonly<Record<string, string>>;

/** Valid requests over the whole documented space, on top of `base`, from which required values come. */
export function validRequest(contract: Contract, facts: Facts, base: Parameters): fc.Arbitrary<Parameters> {
  const parts = [
    ...contract.parameters.map((parameter) => partOf(parameter, facts)),
    ...contract.across.map((rule) => supported(rule)),
  ];
  const resolving = { contract, facts, base, pinned: new Set<string>() };
  return fc.tuple(...parts).map((chosen) => resolve(Object.assign({}, base, ...chosen), resolving));
}

type Part = fc.Arbitrary<Parameters>;
const nothing: Part = fc.constant({});

type Parts = {
  readonly [K in Parameter['shape']]: (parameter: Extract<Parameter, { shape: K }>, facts: Facts) => Part;
};

const parts: Parts = {
  text: ({ name, text }) => often(validText(text).map((value) => ({ [name]: value }))),
  token: ({ name, text }) => {
    const max = rulesOfKind(text, 'length').at(-1)?.max ?? 64;
    return often(fc.integer({ min: 12, max }).map((length) => ({ [name]: fresh(length) })));
  },
  region: () => nothing,
  reference: ({ name }, facts) => {
    const known = facts.fixtures[name];
    return known === undefined ? nothing : often(fc.constant({ [name]: known }));
  },
  'dry-run': () => nothing,
  list: () => nothing,
  group: (parameter) => often(validRecords(parameter)),
  value: (parameter, facts) => {
    const made = makingOf(parameter.value).arbitrary(parameter.value, facts);
    return made === null ? nothing : often(made.map((entries) => placed(parameter, entries)));
  },
};

function partOf(parameter: Parameter, facts: Facts): Part {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (parts[parameter.shape] as (parameter: Parameter, facts: Facts) => Part)(parameter, facts);
}

function often(part: Part): Part {
  return fc.oneof({ weight: 2, arbitrary: part }, { weight: 1, arbitrary: nothing });
}

/** 1 to the documented number of records, in one spelling, with distinct keys. */
export function validRecords(parameter: GroupParameter): Part {
  const member = (name: string) => {
    const text = parameter.members[name];
    if (text === undefined) return fc.constant('');
    const emptyAllowed = hasRule(text, 'empty');
    return emptyAllowed
      ? fc.oneof({ weight: 4, arbitrary: validText(text) }, { weight: 1, arbitrary: fc.constant('') })
      : validText(text);
  };
  const record = fc.record(
    Object.fromEntries(Object.keys(parameter.members).map((name) => [name, member(name)])),
  );
  const list = fc.uniqueArray(record, {
    minLength: 1,
    maxLength: parameter.count.max,
    size: 'max',
    selector: (it) => it[parameter.key],
  });
  return fc.tuple(list, fc.integer({ min: 0, max: 3 })).map(([chosen, spelling]) =>
    Object.fromEntries(
      chosen.flatMap((it, index) =>
        Object.entries(it).map(([name, value]) => {
          const spelled = spelling === 0 ? (parameter.alias.names[name] ?? name) : name;
          return [`${parameter.name}.${index + 1}.${spelled}`, value];
        }),
      ),
    ),
  );
}

/** A set of versions, and items that each of them and no other supports, in any order. */
function supported(rule: SupportRule): Part {
  const versions = Object.keys(rule.table);
  return fc.shuffledSubarray(versions, { minLength: 1 }).chain((chosen) =>
    fc.shuffledSubarray([...supportedBy(rule, chosen)], { minLength: 1 }).map((items) => ({
      ...numbered(rule.by, chosen),
      ...numbered(rule.each, serving(rule, chosen, items)),
    })),
  );
}
