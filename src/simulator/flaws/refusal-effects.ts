import { parameterOfShape } from '../../contract/of-shape.ts';
import { changeManners } from './change.ts';
import type { Draft, Family } from './flaw.ts';

/** Refusals that are said but not kept. */
export const refusalEffects: Family = (contract) => {
  const { common, parameters, operation, quota, subject, clauses: all } = contract;
  const isRefused = (name: string) =>
    all.some(
      ({ id, method }) =>
        id.startsWith(`${operation}.${name}.`) &&
        method.kind === 'request' &&
        method.sides.includes('refuse'),
    );
  const dryRun = parameterOfShape(contract, 'dry-run');
  const { effect, fail } = dryRun?.clauses ?? {};
  const flaw = (
    title: string,
    about: string,
    clauses: Draft['clauses'],
    ofClause: (clause: string) => boolean,
  ): Draft => ({
    name: `refusal-effects/${title}`,
    about,
    clauses,
    apply: changeManners(({ createsWhenRefused }) => ({
      createsWhenRefused: (breach, context) =>
        ofClause(breach.clause ?? '') || createsWhenRefused(breach, context),
    })),
  });
  const usual = [common.refusalEffect, effect, fail];
  /** A request that every target refuses is sent while a place is free, which what it makes takes. */
  const takesPlace = (name: string) =>
    Object.keys(contract.baselineFault).some((path) => path === name || path.startsWith(`${name}.`))
      ? [quota?.clauses.scope ?? quota?.clauses.limit]
      : [];
  return [
    flaw('always', 'makes what it refuses', [...usual, quota?.clauses.limit], () => true),
    ...parameters
      // A check is refused for what else is wrong, and what names nothing can do nothing.
      .filter(({ name }) => isRefused(name) && name !== dryRun?.name && name !== subject?.parameter)
      .map(({ name }) =>
        flaw(name, `makes what it refuses for ${name}`, [...usual, ...takesPlace(name)], (it) =>
          it.startsWith(`${operation}.${name}.`),
        ),
      ),
    ...(quota === null
      ? []
      : [
          flaw(
            'quota',
            'makes what it refuses for there being too many',
            [...usual, quota.clauses.limit],
            (it) => it === quota.clauses.limit,
          ),
        ]),
  ];
};
