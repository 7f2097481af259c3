import type { DryRunParameter } from '../../contract/contract.ts';
import { parameterOfShape } from '../../contract/of-shape.ts';
import type { Manners } from '../simulation.ts';
import { changeContract, changeManners, refuseWhen } from './change.ts';
import type { Draft, Family } from './flaw.ts';

/** What can go wrong with requests for a check. */
export const dryRuns: Family = (contract) => {
  const parameter = parameterOfShape(contract, 'dry-run');
  if (parameter === undefined) return [];
  const { name, clauses } = parameter;
  const { pass, status, fail, effect, quota, off } = clauses;
  const manner = (
    title: string,
    about: string,
    broken: readonly string[],
    change: Partial<Manners['dryRun']>,
  ): Draft => ({
    name: `dry-runs/${title}`,
    about,
    clauses: broken,
    apply: changeManners(({ dryRun }) => ({ dryRun: { ...dryRun, ...change } })),
  });
  return [
    manner('ignored', `takes no notice of ${name}`, [pass, effect, quota], { isAsked: () => false }),
    manner('success', 'answers a check that passes with success', [pass], { pass: 'success' }),
    manner('creates', 'makes the resource on a check', [effect], { creates: true }),
    manner('unchecked', 'passes every check', [fail], { makesChecks: false }),
    manner('quota-unchecked', 'passes a check although there is no place', [quota], { checksQuota: false }),
    manner('off-like-on', `takes ${name}=false for a check`, [off], {
      isAsked: (value) => value !== undefined,
    }),
    {
      name: 'dry-runs/off-refused',
      about: `refuses ${name}=false`,
      clauses: [off],
      apply: refuseWhen(({ request }) => request.get(name)?.[''] === 'false'),
    },
    {
      name: 'dry-runs/other-code',
      about: 'answers a check that passes with another code',
      clauses: [pass],
      apply: changed({ code: 'CheckPassed' }),
    },
    {
      name: 'dry-runs/other-status',
      about: 'answers a check that passes with another status',
      clauses: [status],
      apply: changed({ status: parameter.status === 412 ? 400 : 412 }),
    },
  ];
};

function changed(change: Partial<DryRunParameter>): Draft['apply'] {
  return changeContract((contract) => {
    const own = parameterOfShape(contract, 'dry-run');
    return {
      ...contract,
      parameters: contract.parameters.map((it) => (it === own ? { ...own, ...change } : it)),
    };
  });
}
