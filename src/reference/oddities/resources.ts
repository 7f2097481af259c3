import { randomInt, randomUUID } from 'node:crypto';
import type { CompanionRules, Variation } from '../behaviour.ts';
import { allOf, type Change, changeGroup, changeKind } from '../variation/change.ts';
import { oddity } from './oddity.ts';

/** Changes how new ids look. */
function changeIds(id: () => string): Change {
  return allOf(...(['group', 'policy'] as const).map((kind) => changeKind(kind, () => ({ newId: id }))));
}

const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');

/** Takes operations away. */
function lack(...actions: readonly string[]): Change {
  return (behaviour) => ({
    ...behaviour,
    operations: Object.fromEntries(
      Object.entries(behaviour.operations).filter(([action]) => !actions.includes(action)),
    ),
  });
}

function changeCompanions(change: Partial<CompanionRules>): Change {
  return (behaviour) => ({ ...behaviour, companions: { ...behaviour.companions, ...change } });
}

const lists = ['DescribeSecurityGroups', 'ListSecurityPolicies'];
const deletes = ['DeleteSecurityGroup', 'DeleteSecurityPolicy'];
const others = [
  'DescribeSecurityGroupAttribute',
  'ListSystemSecurityPolicies',
  'DescribeRegions',
  'DescribeVpcs',
];

/** Forgets a token when what it stands for was deleted. */
const forgetDeleted = allOf(
  ...(['group', 'policy'] as const).map((kind) =>
    changeKind(kind, ({ tokens }) => ({
      tokens: {
        ...tokens,
        key: (token, request, context) => {
          const { state } = context;
          const key = tokens.key(token, request, context);
          const id = state.tokens.get(key)?.result?.resourceId;
          const there = kind === 'group' ? state.groups.existing() : state.policies.existing();
          if (id !== undefined && id !== '' && !there.some((one) => one.id === id)) state.tokens.delete(key);
          return key;
        },
      },
    })),
  ),
);

/** Other ids, lists, companions and neighbours. */
export const resourceOddities: readonly Variation[] = [
  oddity(
    'id/long',
    'makes ids of two hundred characters',
    changeIds(() => `id-${digits(197)}`),
  ),
  oddity(
    'id/digits',
    'makes ids of digits',
    changeIds(() => `1${digits(17)}`),
  ),
  oddity(
    'id/leading-zeros',
    'makes ids of digits with zeros in front',
    changeIds(() => `000${digits(12)}`),
  ),
  oddity(
    'id/like-a-decimal',
    'makes ids that look like a number with an exponent',
    changeIds(() => `1${digits(10)}e5`),
  ),
  oddity(
    'id/uuid',
    'makes UUIDs of ids',
    changeIds(() => randomUUID()),
  ),
  oddity(
    'id/upper-case',
    'makes ids in upper case',
    changeIds(() => `SG-${randomUUID().slice(0, 18).toUpperCase()}`),
  ),
  oddity(
    'id/punctuation',
    'makes ids with punctuation',
    changeIds(() => `sg_${digits(12)}.x/y=`),
  ),
  oddity(
    'token/forgotten-with-deletion',
    'creates anew for a token whose first result was deleted',
    forgetDeleted,
  ),
  oddity(
    'token/for-all-regions',
    'takes the same token in another region for the same one',
    changeGroup(({ tokens }) => ({ tokens: { ...tokens, key: (token) => `group ${token}` } })),
  ),
  oddity(
    'token/for-both-operations',
    'takes the same token in both operations for the same one',
    allOf(
      ...(['group', 'policy'] as const).map((kind) =>
        changeKind(kind, ({ tokens }) => ({ tokens: { ...tokens, key: (token) => token } })),
      ),
    ),
  ),
  oddity(
    'companions/none',
    'has no operation but the two that create',
    lack(...lists, ...deletes, ...others),
  ),
  oddity('companions/no-lists', 'cannot list what there is', lack(...lists)),
  oddity('companions/no-deletions', 'cannot delete', lack(...deletes)),
  oddity('companions/no-others', 'has no companions but lists and deletions', lack(...others)),
  oddity(
    'companions/no-regions',
    'lists neither regions nor networks',
    lack('DescribeRegions', 'DescribeVpcs'),
  ),
  oddity(
    'companions/no-attributes',
    'does not show the rules of a group',
    lack('DescribeSecurityGroupAttribute'),
  ),
  oddity(
    'companions/small-pages',
    'puts at most ten resources on a page',
    changeCompanions({ largestPage: 10 }),
  ),
  oddity(
    'companions/no-next-token',
    'pages groups by number only',
    changeCompanions({ hasNextToken: false }),
  ),
  oddity('neighbours/seven', 'has seven groups in each region and seven policies of others', (behaviour) => ({
    ...behaviour,
    foreign: 7,
  })),
  oddity(
    'neighbours/thirty',
    'has thirty groups in each region and thirty policies of others',
    (behaviour) => ({
      ...behaviour,
      foreign: 30,
    }),
  ),
  {
    ...oddity('vpc/only', 'has a VPC for every group', (behaviour) => ({ ...behaviour, isVpcOnly: true })),
    assume: 'vpc-only',
  },
];
