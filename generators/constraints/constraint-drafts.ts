import type { CidrValue, Constraint, Contract } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { parameterCalled } from '../../src/contract/of-shape.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import type { CaseDraft, Change } from '../requests/case-draft.ts';
import { bitsOf, blocksBeside, blocksInside } from '../values/ipv4-blocks.ts';
import { makingOf } from '../values/making-of.ts';
import { blockOf, measured } from './resolve.ts';
import { someValue } from './some-value.ts';

type Values = Readonly<Record<string, string>>;

/** What drafts of constraints are made with. */
interface Making {
  /** A valid value of a parameter; null where none is known. */
  readonly some: (name: string) => Values | null;
  /** Takes a parameter away. */
  readonly none: (name: string) => Change;
  /** What the document says of a block; null for what is none. */
  readonly block: (name: string) => CidrValue | null;
  /** Every valid value of a choice, a boolean or a number's ends; nothing for what has too many. */
  readonly all: (name: string) => readonly string[];
}

type Probes<C> = (constraint: C, making: Making) => readonly CaseDraft[];

const table: { readonly [K in Constraint['kind']]: Probes<Extract<Constraint, { kind: K }>> } = {
  requires: ({ clause, when, is, needs }, making) => {
    const { none, some } = making;
    const other = some(needs);
    return [
      ...whens(when, is, making).flatMap(([label, given], index): readonly CaseDraft[] => [
        {
          ...edge(clause, 'refuse', `${label} without ${needs}`, { ...given, ...none(needs) }, index),
          twin: { ...given, ...other },
        },
        ...(other === null
          ? []
          : [edge(clause, 'accept', `${label} with ${needs}`, { ...given, ...other }, index)]),
      ]),
      ...valuesBeside(when, is, making).map((it, index) =>
        edge(clause, 'accept', `${when}=${it} without ${needs}`, { [when]: it, ...none(needs) }, index),
      ),
      ...(is === null
        ? [edge(clause, 'accept', `neither ${when} nor ${needs}`, { ...none(when), ...none(needs) })]
        : []),
    ];
  },
  excludes: ({ clause, when, is, never }, making) => {
    const { none, some } = making;
    const other = some(never);
    if (other === null) return [];
    return [
      ...whens(when, is, making).flatMap(([label, given], index): readonly CaseDraft[] => [
        {
          ...edge(clause, 'refuse', `${label} and ${never}`, { ...given, ...other }, index),
          twin: { ...given, ...none(never) },
        },
        edge(clause, 'accept', `${label} without ${never}`, { ...given, ...none(never) }, index),
      ]),
      ...valuesBeside(when, is, making).map((it, index) =>
        edge(clause, 'accept', `${when}=${it} and ${never}`, { [when]: it, ...other }, index),
      ),
      ...(is === null
        ? [edge(clause, 'accept', `${never} without ${when}`, { ...other, ...none(when) })]
        : []),
    ];
  },
  'some-of': ({ clause, parameters, only }, { some, none }) => {
    const nothing: Change = Object.assign({}, ...parameters.map(none));
    const known = parameters.flatMap((name) => {
      const value = some(name);
      return value === null ? [] : [{ name, value }];
    });
    const [first] = known;
    const pairs = known.flatMap((one, at) => known.slice(at + 1).map((two) => [one, two] as const));
    return [
      {
        ...edge(clause, 'refuse', `none of ${parameters.join(', ')}`, nothing),
        ...(first && { twin: { ...nothing, ...first.value } }),
      },
      ...known.map(({ name, value }) => edge(clause, 'accept', `${name} alone`, { ...nothing, ...value })),
      ...pairs.map(
        ([one, two], index): CaseDraft => ({
          ...edge(
            clause,
            only ? 'refuse' : 'accept',
            `${one.name} and ${two.name}`,
            { ...nothing, ...one.value, ...two.value },
            index,
          ),
          twin: { ...nothing, ...one.value },
        }),
      ),
    ];
  },
  equal: ({ clause, one, other }, { some, all }) => {
    const value = some(one)?.[one];
    const different = [...all(other), ...Object.values(some(other) ?? {})].find((it) => it !== value);
    if (value === undefined) return [];
    const same = { [one]: value, [other]: value };
    return [
      edge(clause, 'accept', 'the same', same),
      ...(different === undefined
        ? []
        : [{ ...edge(clause, 'refuse', 'different', { [one]: value, [other]: different }), twin: same }]),
    ];
  },
  order: ({ clause, low, high }, { all }) => {
    const lows = [...all(low)].sort((a, b) => measured(a) - measured(b));
    const highs = [...all(high)].sort((a, b) => measured(a) - measured(b));
    const pairs = lows.flatMap((one) => highs.map((two) => [one, two] as const));
    const gap = ([one, two]: readonly [string, string]) => measured(one) - measured(two);
    const wrong = pairs.filter((it) => gap(it) > 0).sort((a, b) => gap(a) - gap(b));
    const right = pairs.filter((it) => gap(it) <= 0).sort((a, b) => gap(b) - gap(a));
    const change = ([one, two]: readonly [string, string]) => ({ [low]: one, [high]: two });
    const [twin] = right;
    return [
      ...[...right.slice(0, 2), ...right.slice(2).slice(-1)].map((it, index) =>
        edge(clause, 'accept', `${it[0]} and ${it[1]}`, change(it), index),
      ),
      ...[...wrong.slice(0, 1), ...wrong.slice(1).slice(-1)].map(
        (it, index): CaseDraft => ({
          ...edge(clause, 'refuse', `${it[0]} and ${it[1]}`, change(it), index),
          ...(twin && { twin: change(twin) }),
        }),
      ),
    ];
  },
  within: ({ clause, inner, outer }, { all, block }) => {
    const value = block(inner);
    const outers = all(outer).filter((it) => block(outer) !== null && bitsOf(it) > 0);
    if (value === null) return [];
    const pair = (one: string, around: string) => ({ [inner]: one, [outer]: around });
    const [first] = outers.filter(
      (it) => blocksInside(value, it).length > 0 && blocksBeside(value, it).length > 0,
    );
    if (first === undefined) return [];
    const right = blocksInside(value, first);
    const twin = pair(right[0] ?? first, first);
    return [
      ...right.map((it, index) => edge(clause, 'accept', `${it} in ${first}`, pair(it, first), index)),
      ...blocksBeside(value, first).map(
        (it, index): CaseDraft => ({
          ...edge(clause, 'refuse', `${it} beside ${first}`, pair(it, first), index),
          twin,
        }),
      ),
    ];
  },
};

/** Probes on both sides of a constraint, each breaking it in the smallest way. */
export function constraintDrafts(
  constraint: Constraint,
  contract: Contract,
  facts: Facts,
  base: Values,
): readonly CaseDraft[] {
  const making: Making = {
    some: (name) => someValue(contract, name, facts, base),
    none: (name) => ({
      ...Object.fromEntries(
        Object.keys(base)
          .filter((path) => parameterPath(path).name === name)
          .map((path) => [path, null]),
      ),
      [name]: null,
    }),
    block: (name) => blockOf(contract, name),
    all: (name) => valuesOf(contract, name, facts),
  };
  // The table is keyed by the constraint's own kind, which TypeScript cannot follow through an index.
  return (table[constraint.kind] as Probes<Constraint>)(constraint, making);
}

/** Valid values that stand in one place: those on the accepted side of a parameter's line. */
function valuesOf(contract: Contract, name: string, facts: Facts): readonly string[] {
  const value = parameterCalled(contract, name, 'value')?.value;
  if (value === undefined) return [];
  const samples = makingOf(value).samples(value, facts);
  return [...new Set(samples.flatMap(({ side, entries }) => (side === 'accept' ? (entries[''] ?? []) : [])))];
}

/** Two values of `when` to which a constraint about the values `is` does not speak; none where it speaks to every one. */
function valuesBeside(when: string, is: readonly string[] | null, { all }: Making): readonly string[] {
  return is === null
    ? []
    : all(when)
        .filter((it) => !is.includes(it))
        .slice(0, 2);
}

/** The ways in which the first parameter of a constraint asks for something, each with what it is called. */
function whens(
  when: string,
  is: readonly string[] | null,
  { some }: Making,
): readonly (readonly [label: string, given: Values])[] {
  if (is !== null) return is.map((it) => [`${when}=${it}`, { [when]: it }] as const);
  const given = some(when);
  return given === null ? [] : [[when, given]];
}

function edge(clause: string, side: CaseDraft['side'], label: string, change: Change, index = 0): CaseDraft {
  return { clause, side, label, tier: index < 3 ? 'edge' : 'sweep', change };
}
