import { randomInt } from 'node:crypto';
import { groupClause, policyClause } from '../../clause-id.ts';
import { cipherTable } from '../../rules/ciphers.ts';
import { group, policy } from '../../testing/ask.ts';
import { inTurn, many, sends } from '../../testing/witness.ts';
import { type Change, changeGroup, changePolicy } from '../../variation/change.ts';
import { changeEntries, changeRun } from '../../variation/runs.ts';
import { keepPolicy } from './changes.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const groups = [groupClause('Result.readback')];
const policies = [policyClause('Result.readback')];
const listGroups = { Action: 'DescribeSecurityGroups', RegionId: 'cn-hangzhou', MaxResults: '10' };
const listPolicies = { Action: 'ListSecurityPolicies', MaxResults: '10' };

const everyCipher = Object.fromEntries(
  [...new Set(Object.values(cipherTable).flat())].map((cipher, index) => [`Ciphers.${index + 1}`, cipher]),
);

/** Takes the ids out that a list is asked for, takes a page, and only then looks for them in it. */
function filterThePage(action: string, isFilter: RegExp, idName: string): Change {
  return changeRun(action, (run) => async (context) => {
    const { parameters } = context.call;
    const asked = parameters.filter(({ name }) => isFilter.test(name)).map(({ value }) => value);
    const rest = parameters.filter(({ name }) => !isFilter.test(name));
    const sized = rest.some(({ name }) => /^(MaxResults|PageSize)$/.test(name))
      ? rest
      : [...rest, { name: 'MaxResults', value: '10', place: 'query' as const }];
    if (asked.length === 0) return run(context);
    const found = changeEntries(action, (entries) =>
      entries.filter(({ [idName]: id }) =>
        asked.some((text) => text === id || text.includes(`"${String(id)}"`)),
      ),
    )({ ...context.behaviour, operations: { [action]: { version: '', run } } }).operations[action];
    return found === undefined
      ? run(context)
      : found.run({ ...context, call: { ...context.call, parameters: sized } });
  });
}

/** Lists that hold too little, and ids that come again. */
export const storedListDefects: readonly NaturalDefect[] = naturals('storage', [
  {
    title: 'groups-cut-before-filter',
    about: 'looks for the groups that are asked for on the first page only',
    reason: 'LIMIT stands in the query, and the filter in the code behind it.',
    clauses: groups,
    witness: inTurn(sends(...many(12, () => group())), async (send) => {
      const text = await send(group(), { keep: true });
      const id = /"SecurityGroupId":"([^"]+)"/.exec(text)?.[1] ?? '';
      await send({ ...listGroups, SecurityGroupIds: JSON.stringify([id]) }, { keep: true });
    }),
    apply: filterThePage('DescribeSecurityGroups', /^SecurityGroupIds$/, 'SecurityGroupId'),
  },
  {
    title: 'policies-cut-before-filter',
    about: 'looks for the policies that are asked for on the first page only',
    reason: 'LIMIT stands in the query, and the filter in the code behind it.',
    clauses: policies,
    witness: inTurn(sends(...many(12, () => policy())), async (send) => {
      const text = await send(policy(), { keep: true });
      const id = /"SecurityPolicyId":"([^"]+)"/.exec(text)?.[1] ?? '';
      await send({ ...listPolicies, 'SecurityPolicyIds.1': id }, { keep: true });
    }),
    apply: filterThePage('ListSecurityPolicies', /^SecurityPolicyIds\.\d+$/, 'SecurityPolicyId'),
  },
  {
    title: 'groups-last-page-lost',
    about: 'shows no last page of groups that is not full',
    reason: 'The number of pages is divided and rounded down.',
    clauses: groups,
    witness: inTurn(
      sends(...many(12, () => group())),
      sends({ Action: 'DescribeSecurityGroups', RegionId: 'cn-hangzhou', PageNumber: '2', PageSize: '10' }),
    ),
    apply: changeEntries('DescribeSecurityGroups', (entries, { call }) => {
      const asked = (name: string) => call.parameters.find((one) => one.name === name)?.value;
      const size = Number(asked('MaxResults') ?? asked('PageSize') ?? 10);
      const isLater = (asked('NextToken') ?? '') !== '' || Number(asked('PageNumber') ?? 1) > 1;
      return isLater && entries.length < size ? [] : entries;
    }),
  },
  {
    title: 'policies-joined-with-ciphers',
    about: 'counts each cipher of a policy as an entry of a page, and cuts the ciphers at its end',
    reason: 'LIMIT counts the rows of a join, and not the policies.',
    clauses: policies,
    witness: sends(policy({ 'Ciphers.2': 'AES256-SHA' }), policy({ 'Ciphers.2': 'AES256-SHA' }), {
      ...listPolicies,
      MaxResults: '3',
    }),
    apply: changeEntries('ListSecurityPolicies', (entries, { call }) => {
      let rows = Number(call.parameters.find(({ name }) => name === 'MaxResults')?.value ?? 20);
      return entries.flatMap((entry) => {
        const ciphers = (entry.Ciphers ?? []) as readonly string[];
        const kept = ciphers.slice(0, Math.max(0, rows));
        rows -= ciphers.length;
        return kept.length === 0 ? [] : [{ ...entry, Ciphers: kept }];
      });
    }),
  },
  {
    title: 'ciphers-column-255',
    about: 'cuts the ciphers of a policy when they have more than 255 characters together',
    reason: 'They are one text with commas in a VARCHAR(255), and the database is not strict.',
    clauses: policies,
    witness: sends(policy({ 'TLSVersions.2': 'TLSv1.3', ...everyCipher })),
    apply: keepPolicy(({ ciphers }) => ({ ciphers: ciphers.join(',').slice(0, 255).split(',') })),
  },
  {
    title: 'group-id-of-the-highest',
    about: 'gives the id of the group that was created last again when that was deleted',
    reason: 'The next id is max(id) + 1.',
    clauses: [groupClause('Result.id')],
    witness: async (send) => {
      await send(group());
      await send(group());
    },
    apply: changeGroup(() => ({
      newId: ({ state }) => {
        const numbers = state.groups.existing().map(({ id }) => Number(/^sg-bp1(\d+)$/.exec(id)?.[1] ?? 0));
        return `sg-bp1${String(Math.max(0, ...numbers) + 1).padStart(12, '0')}`;
      },
    })),
  },
  {
    title: 'policy-id-of-the-count',
    about: 'gives the id of a policy that exists again when an older one was deleted',
    reason: 'The next id is count(*) + 1.',
    clauses: [
      policyClause('Result.id'),
      policyClause('ClientToken.distinct'),
      policyClause('Result.readback'),
    ],
    // Two that have one id cannot be told apart or deleted, and use up the quota.
    touches: ['CreateSecurityPolicy.*'],
    witness: async (send) => {
      await send(policy());
      await send(policy());
    },
    apply: changePolicy(() => ({
      newId: ({ state }) => `scp-bp1${String(state.policies.existing().length + 1).padStart(12, '0')}`,
    })),
  },
  {
    title: 'group-id-of-four-digits',
    about: 'draws the id of a group from ten thousand',
    reason: 'A short id looks better in the console, and nobody asks whether it is taken.',
    clauses: [groupClause('Result.id'), groupClause('ClientToken.distinct')],
    witness: sends(group()),
    apply: changeGroup(() => ({ newId: () => `sg-${String(randomInt(10_000)).padStart(4, '0')}` })),
  },
  {
    title: 'quota-counts-deleted-with-tags',
    about: 'counts deleted groups that had tags',
    reason: 'Rows that others refer to are marked as deleted only, and count(*) counts them.',
    clauses: [groupClause('Quota.scope'), groupClause('Quota.limit')],
    // The quota is full for good once some dozens of requests with tags were sent.
    touches: ['CreateSecurityGroup.*'],
    witness: async (send) => {
      for (let count = 0; count < 101; count++) await send(group({ 'Tag.1.Key': 'k' }));
    },
    apply: (behaviour) => {
      const tagged = new Map<string, string>();
      return changeGroup(({ store, quota }) => ({
        store: (one, context) => {
          if (one.tags.length > 0) tagged.set(one.id, one.region);
          return store(one, context);
        },
        quota: {
          ...quota,
          used: (region, context) => {
            const alive = new Set(context.state.groups.existing().map(({ id }) => id));
            const marked = [...tagged].filter(([id, of]) => of === region && !alive.has(id)).length;
            return quota.used(region, context) + marked;
          },
        },
      }))(behaviour);
    },
  },
  {
    title: 'quota-counts-unknown-vpc',
    about: 'counts requests for a VPC that does not exist',
    reason: 'The place is taken before another service is asked for the VPC, and not given back.',
    clauses: [groupClause('Quota.scope'), groupClause('Quota.limit')],
    touches: ['CreateSecurityGroup.*'],
    witness: sends(...many(60, () => group({ VpcId: 'vpc-none' })), ...many(60, () => group())),
    apply: (behaviour) => {
      let leaked = 0;
      return changeGroup(({ createsWhenRefused, quota }) => ({
        createsWhenRefused: (fault, request, context) => {
          if (fault.clause === 'VpcId.exists') leaked++;
          return createsWhenRefused(fault, request, context);
        },
        quota: { ...quota, used: (region, context) => quota.used(region, context) + leaked },
      }))(behaviour);
    },
  },
]);
