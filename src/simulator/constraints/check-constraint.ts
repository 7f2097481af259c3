import type { Constraint } from '../../contract/contract.ts';
import { type Breach, breachOf } from '../breach.ts';
import { type Request, textGiven } from '../request.ts';
import { liesIn } from '../values/cidr.ts';

type Keeps = {
  readonly [K in Constraint['kind']]: (
    constraint: Extract<Constraint, { kind: K }>,
    request: Request,
  ) => boolean;
};

const valuesIn = (request: Request, name: string) => Object.values(request.get(name) ?? {});

function isCase(request: Request, when: string, is: readonly string[] | null): boolean {
  return is === null ? request.has(when) : valuesIn(request, when).some((value) => is.includes(value));
}

/** Whether a request keeps a constraint. */
const keeps: Keeps = {
  requires: ({ when, is, needs }, request) => request.has(needs) || !isCase(request, when, is),
  excludes: ({ when, is, never }, request) => !request.has(never) || !isCase(request, when, is),
  'some-of': ({ parameters, only }, request) => {
    const given = parameters.filter((name) => request.has(name));
    return only ? given.length === 1 : given.length > 0;
  },
  equal: ({ one, other }, request) =>
    !request.has(one) || !request.has(other) || `${valuesIn(request, one)}` === `${valuesIn(request, other)}`,
  order: ({ low, high }, request) => !(sizeOf(textGiven(request, low)) > sizeOf(textGiven(request, high))),
  within: ({ inner, outer }, request) =>
    liesIn(textGiven(request, inner), textGiven(request, outer)) !== false,
};

/** A number, or the milliseconds of a moment; NaN for what is neither, which is above and below nothing. */
function sizeOf(text: string | undefined): number {
  if (text === undefined || text === '') return Number.NaN;
  const number = Number(text);
  return Number.isNaN(number) ? Date.parse(text) : number;
}

/** What is wrong with what a request gives to several parameters. */
export function checkConstraint(constraint: Constraint, request: Request): readonly Breach[] {
  // The table is keyed by the constraint's own kind, which TypeScript cannot follow through an index.
  const isKept = keeps[constraint.kind] as (constraint: Constraint, request: Request) => boolean;
  return isKept(constraint, request) ? [] : [breachOf(constraint)];
}
