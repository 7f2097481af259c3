import type { Quota } from '../../contract/contract.ts';
import { parameterOfShape } from '../../contract/of-shape.ts';
import type { Manners, RequestContext } from '../simulation.ts';
import { changeAnswers, changeContract, changeManners, isErrorAnswer } from './change.ts';
import type { Draft, Family } from './flaw.ts';

/** Limits of how many resources there may be. */
export const quotas: Family = (contract) => {
  const { quota, protocol } = contract;
  if (quota === null) return [];
  const { limit, scope, message } = quota.clauses;
  const checked = parameterOfShape(contract, 'dry-run')?.clauses.quota;
  const number = quota.limit;
  const change = (changed: (own: Quota) => Partial<Quota>): Draft['apply'] =>
    changeContract((own) => ({ ...own, quota: own.quota && { ...own.quota, ...changed(own.quota) } }));
  const manner = (changed: (own: Manners['quota']) => Partial<Manners['quota']>): Draft['apply'] =>
    changeManners((manners) => ({ quota: { ...manners.quota, ...changed(manners.quota) } }));
  return [
    ...(number === null
      ? []
      : [
          {
            name: 'quotas/max-plus-one',
            about: `takes ${number + 1} resources`,
            clauses: [limit],
            apply: change(() => ({ limit: number + 1 })),
          },
          {
            name: 'quotas/max-minus-one',
            about: `takes ${number - 1} resources at most`,
            clauses: [limit],
            apply: change(() => ({ limit: number - 1 })),
          },
          {
            name: 'quotas/unchecked',
            about: 'takes any number of resources',
            clauses: [limit, checked],
            // No region is ever full.
            touches: scope === null ? [] : [scope],
            apply: manner(() => ({ isChecked: false })),
          },
        ]),
    {
      name: 'quotas/refused-once',
      about: 'refuses one resource too many, and takes it when it is tried again',
      clauses: [limit, scope, checked],
      apply: manner(({ used }) => {
        let refused = 0;
        // A request is held against the limit more than once.
        const taken = new WeakSet<RequestContext>();
        return {
          used: (here, context) => {
            const most = context.simulation.contract.quota?.limit ?? 0;
            const count = used(here, context);
            if (count >= most && !taken.has(context) && refused++ % 2 === 1) taken.add(context);
            return taken.has(context) ? 0 : count;
          },
        };
      }),
    },
    ...(quota.errors.length === 0
      ? []
      : [
          {
            name: 'quotas/other-code',
            about: 'refuses one resource too many with a code that the document does not name',
            clauses: [limit, checked],
            apply: change(() => ({ errors: [{ status: 400, code: 'TooMany' }] })),
          },
        ]),
    {
      name: 'quotas/all-regions',
      about: 'counts the resources of all regions together',
      clauses: [scope],
      apply: manner(() => ({ used: (_, { state }) => state.resources.size })),
    },
    {
      name: 'quotas/message-with-placeholders',
      about: 'leaves the placeholders in the message of a full quota',
      clauses: [message],
      apply: changeAnswers((answer, context) => {
        const { envelope } = protocol;
        const isFull = answer.fields[envelope.code] === quota.errors[0]?.code;
        return isErrorAnswer(answer, context) && isFull
          ? {
              ...answer,
              fields: { ...answer.fields, [envelope.message]: 'The quota of %s is exceeded: %s.' },
            }
          : answer;
      }),
    },
  ];
};
