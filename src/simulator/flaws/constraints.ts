import type { Constraint } from '../../contract/contract.ts';
import type { Request } from '../request.ts';
import { liesIn } from '../values/cidr.ts';
import { allOf, ignoreBreaches, refuseWhen } from './change.ts';
import type { Draft, Family } from './flaw.ts';

type Turned = {
  readonly [K in Constraint['kind']]: (
    constraint: Extract<Constraint, { kind: K }>,
  ) => readonly [about: string, isRefused: (request: Request) => boolean] | null;
};

/** What is refused of a request that keeps a constraint, by an endpoint that has it the wrong way round. */
const turned: Turned = {
  requires: ({ when, is, needs }) => [
    `refuses ${needs} with ${when}`,
    (request) => request.has(needs) && isCase(request, when, is),
  ],
  excludes: ({ when, never }) => [
    `refuses ${when} without ${never}`,
    (request) => request.has(when) && !request.has(never),
  ],
  // Whatever is refused of these, the plainest request is.
  'some-of': () => null,
  equal: ({ one, other }) => [
    `refuses ${one} and ${other} that are the same`,
    (request) => request.has(one) && request.get(one)?.[''] === request.get(other)?.[''],
  ],
  order: ({ low, high }) => [
    `refuses ${low} below ${high}`,
    (request) => request.has(low) && request.has(high) && request.get(low)?.[''] !== request.get(high)?.[''],
  ],
  within: ({ inner, outer }) => [
    `refuses ${inner} in ${outer}`,
    (request) => liesIn(request.get(inner)?.[''], request.get(outer)?.['']) === true,
  ],
};

function isCase(request: Request, when: string, is: readonly string[] | null): boolean {
  const given = Object.values(request.get(when) ?? {});
  return is === null ? given.length > 0 : given.some((it) => is.includes(it));
}

/** Constraints that are passed over, or taken the wrong way round. */
export const constraints: Family = (contract) =>
  (contract.constraints ?? []).flatMap((constraint): readonly Draft[] => {
    const { clause } = constraint;
    const title = clause.slice(clause.indexOf('.') + 1);
    // The table is keyed by the constraint's own kind, which TypeScript cannot follow through an index.
    const wrong = (turned[constraint.kind] as (constraint: Constraint) => ReturnType<Turned['equal']>)(
      constraint,
    );
    return [
      {
        name: `constraints/${title}-ignored`,
        about: `passes over what ${clause} says`,
        clauses: [clause],
        apply: ignoreBreaches([clause]),
      },
      ...(wrong === null
        ? []
        : [
            {
              name: `constraints/${title}-turned-round`,
              about: `${wrong[0]}, and takes the contrary`,
              clauses: [clause],
              apply: allOf(
                ignoreBreaches([clause]),
                refuseWhen(({ request }) => wrong[1](request)),
              ),
            },
          ]),
    ];
  });
