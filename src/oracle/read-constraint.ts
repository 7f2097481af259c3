import type { Constraint } from '../contract/contract.ts';
import { breaks, type Finding } from '../contract/finding.ts';
import type { Given } from './read-parameter.ts';
import { liesWithin } from './values/cidr.ts';

type Broken = {
  readonly [K in Constraint['kind']]: (constraint: Extract<Constraint, { kind: K }>, given: Given) => boolean;
};

/** The values given to a parameter, wherever they stand in it. */
function valuesOf(given: Given, parameter: string): readonly string[] {
  return given.filter(({ path }) => path.name === parameter).map(({ value }) => value);
}

const isGiven = (given: Given, parameter: string) => valuesOf(given, parameter).length > 0;

function isWhen(given: Given, parameter: string, values: readonly string[] | null): boolean {
  const own = valuesOf(given, parameter);
  return values === null ? own.length > 0 : own.some((it) => values.includes(it));
}

const broken: Broken = {
  requires: ({ when, is, needs }, given) => isWhen(given, when, is) && !isGiven(given, needs),
  excludes: ({ when, is, never }, given) => isWhen(given, when, is) && isGiven(given, never),
  'some-of': ({ parameters, only }, given) => {
    const count = parameters.filter((it) => isGiven(given, it)).length;
    return count === 0 || (only && count > 1);
  },
  equal: ({ one, other }, given) => {
    const [first, second] = [valuesOf(given, one), valuesOf(given, other)];
    return first.length > 0 && second.length > 0 && JSON.stringify(first) !== JSON.stringify(second);
  },
  order: ({ low, high }, given) => {
    const [first] = valuesOf(given, low);
    const [second] = valuesOf(given, high);
    return first !== undefined && second !== undefined && measured(first) > measured(second);
  },
  within: ({ inner, outer }, given) => {
    const [first = ''] = valuesOf(given, inner);
    const [second = ''] = valuesOf(given, outer);
    return liesWithin(first, second) === false;
  },
};

/** A number, or a moment as one; what is neither is compared with nothing. */
function measured(text: string): number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
}

/** What the parameters in `given` say about `constraint`. */
export function readConstraint(constraint: Constraint, given: Given): readonly Finding[] {
  // The table is keyed by the constraint's own kind, which TypeScript cannot follow through an index.
  const isBroken = broken[constraint.kind] as (constraint: Constraint, given: Given) => boolean;
  return isBroken(constraint, given) ? [breaks(constraint)] : [];
}
