import type { CidrValue, Constraint, Contract } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { parameterCalled } from '../../src/contract/of-shape.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import type { Change } from '../requests/case-draft.ts';
import { blocksAround, blocksInside, holds } from '../values/ipv4-blocks.ts';
import { makingOf } from '../values/making-of.ts';
import { gives, leftOff, someValue } from './some-value.ts';

type Values = Readonly<Record<string, string>>;

/** What a request is made to keep its constraints with. */
export interface Resolving {
  readonly contract: Contract;
  readonly facts: Facts;
  /** The request that the target is known to accept. */
  readonly base: Values;
  /** Parameters that stay as they are, given or not. */
  readonly pinned: ReadonlySet<string>;
}

type Mend<C> = (constraint: C, values: Values, resolving: Resolving) => Values;

const mends: { readonly [K in Constraint['kind']]: Mend<Extract<Constraint, { kind: K }>> } = {
  requires: ({ when, is, needs }, values, resolving) => {
    if (!isWhen(values, when, is) || gives(values, needs)) return values;
    const { contract, facts, base, pinned } = resolving;
    const more = pinned.has(needs) ? null : someValue(contract, needs, facts, base);
    if (more !== null) return { ...values, ...more };
    return pinned.has(when) ? values : withoutWhen(values, when, resolving);
  },
  excludes: ({ when, is, never }, values, resolving) => {
    if (!isWhen(values, when, is) || !gives(values, never)) return values;
    if (!resolving.pinned.has(never)) return leftOff(values, never);
    return resolving.pinned.has(when) ? values : withoutWhen(values, when, resolving);
  },
  'some-of': ({ parameters, only }, values, { contract, facts, base, pinned }) => {
    const given = parameters.filter((it) => gives(values, it));
    if (given.length === 0) {
      const free = parameters.filter((it) => !pinned.has(it));
      const found = free.map((it) => someValue(contract, it, facts, base)).find((it) => it !== null);
      return { ...values, ...found };
    }
    if (!only || given.length === 1) return values;
    const kept = given.find((it) => pinned.has(it)) ?? given[0];
    return given.filter((it) => it !== kept && !pinned.has(it)).reduce(leftOff, values);
  },
  equal: ({ one, other }, values, { pinned }) => {
    if (!gives(values, one) || !gives(values, other)) return values;
    const [from, to] = pinned.has(other) ? [other, one] : [one, other];
    return pinned.has(to) ? values : { ...leftOff(values, to), ...renamed(values, from, to) };
  },
  order: ({ low, high }, values, { pinned }) => {
    const [first, second] = [values[low], values[high]];
    if (first === undefined || second === undefined || measured(first) <= measured(second)) return values;
    if (!pinned.has(high)) return { ...values, [high]: first };
    return pinned.has(low) ? values : { ...values, [low]: second };
  },
  within: ({ inner, outer }, values, { contract, pinned }) => {
    const [one, around] = [values[inner], values[outer]];
    if (one === undefined || around === undefined || isBlockIn(around, one)) return values;
    const [value, holder] = [blockOf(contract, inner), blockOf(contract, outer)];
    const [inside] = value === null ? [] : blocksInside(value, around);
    if (!pinned.has(inner) && inside !== undefined) return { ...values, [inner]: inside };
    const [holding] = holder === null ? [] : blocksAround(holder, one);
    if (!pinned.has(outer) && holding !== undefined) return { ...values, [outer]: holding };
    return pinned.has(inner) ? values : leftOff(values, inner);
  },
};

/** Rounds after which constraints that undo one another are left alone. */
const mostRounds = 6;

/** `values` with as little changed as lets them keep the contract's constraints. */
export function resolve(values: Values, resolving: Resolving): Values {
  const { constraints = [] } = resolving.contract;
  let resolved = values;
  for (let round = 1; round <= mostRounds; round++) {
    const before = resolved;
    // The table is keyed by the constraint's own kind, which TypeScript cannot follow through an index.
    for (const constraint of constraints)
      resolved = (mends[constraint.kind] as Mend<Constraint>)(constraint, resolved, resolving);
    if (resolved === before) break;
  }
  return resolved;
}

/** A change of the base request that keeps the constraints, with what is pinned as it is; `change` itself where there are none. */
export function resolvedChange(
  change: Change,
  contract: Contract,
  facts: Facts,
  base: Values,
  pinned: ReadonlySet<string> = new Set(),
): Change {
  if ((contract.constraints ?? []).length === 0) return change;
  const whole = { ...base, ...change };
  const values = Object.fromEntries(
    Object.entries(whole).flatMap(([name, it]) => (it === null ? [] : [[name, it]])),
  );
  const resolved = resolve(values, { contract, facts, base, pinned });
  const gone = [...Object.keys(base), ...Object.keys(change)].filter((name) => resolved[name] === undefined);
  const given = Object.entries(resolved).filter(
    ([name, value]) => base[name] !== value || change[name] === value,
  );
  return { ...Object.fromEntries(gone.map((name) => [name, null])), ...Object.fromEntries(given) };
}

/** Parameters that a constraint ties together, as far as `names` go: what is about one of them is about all. */
export function tiedTo(contract: Contract, names: ReadonlySet<string>): ReadonlySet<string> {
  const tied = new Set<string>();
  for (const group of tiesOf(contract))
    if (group.some((it) => names.has(it))) for (const it of group) tied.add(it);
  return tied;
}

/** The parameters of each constraint. */
export function tiesOf({ constraints = [] }: Contract): readonly (readonly string[])[] {
  return constraints.map((it) => (ties[it.kind] as (constraint: Constraint) => readonly string[])(it));
}

const ties: {
  readonly [K in Constraint['kind']]: (constraint: Extract<Constraint, { kind: K }>) => readonly string[];
} = {
  requires: ({ when, needs }) => [when, needs],
  excludes: ({ when, never }) => [when, never],
  'some-of': ({ parameters }) => parameters,
  equal: ({ one, other }) => [one, other],
  order: ({ low, high }) => [low, high],
  within: ({ inner, outer }) => [inner, outer],
};

const isBlock = (text: string): boolean => /^[\d.]+\/\d+$/.test(text);

/** Whether a block lies in another; what is none is another clause's matter. */
function isBlockIn(outer: string, inner: string): boolean {
  return !isBlock(outer) || !isBlock(inner) || holds(outer, inner);
}

/** What the document says of the parameter called `name`, where that is a block; null where it is none. */
export function blockOf(contract: Contract, name: string): CidrValue | null {
  const value = parameterCalled(contract, name, 'value')?.value;
  return value === undefined ? null : (makingOf(value).block?.(value) ?? null);
}

function isWhen(values: Values, when: string, is: readonly string[] | null): boolean {
  return Object.entries(values).some(
    ([path, value]) => parameterPath(path).name === when && (is === null || is.includes(value)),
  );
}

/** Without the parameter that asks for another one, or as the base request has it where it has to be given. */
function withoutWhen(values: Values, when: string, { contract, base }: Resolving): Values {
  const isRequired = contract.parameters.some(({ name, presence }) => name === when && presence.required);
  if (!isRequired) return leftOff(values, when);
  const usual = Object.entries(base).filter(([path]) => parameterPath(path).name === when);
  return { ...leftOff(values, when), ...Object.fromEntries(usual) };
}

function renamed(values: Values, from: string, to: string): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([path, value]) =>
      parameterPath(path).name === from ? [[to + path.slice(from.length), value]] : [],
    ),
  );
}

/** A number, or a moment as one. */
export function measured(text: string): number {
  return /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
}
