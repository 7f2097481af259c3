import type { RequestContext } from '../../behaviour.ts';
import { groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { allOf } from '../../variation/change.ts';
import { failAtLast, keepGroup, renameTokens } from './changes.ts';
import { groupNames, merged, policyNames } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

/** What a text comes to under a collation that ignores letter case and accents. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase().trimEnd();

const textOf =
  (name: RegExp, pattern: RegExp) =>
  ({ call }: RequestContext): boolean =>
    call.parameters.some((one) => name.test(one.name) && pattern.test(one.value));

/** Whether a pattern of SQL’s LIKE matches. */
function isLike(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 'is').test(text);
}

/** Columns, collations and statements. */
export const storageDefects: readonly NaturalDefect[] = naturals('storage', [
  {
    title: 'group-token-general-ci',
    about: 'takes tokens of a group for the same that differ in letter case, accents or blanks at their end',
    reason: 'The column of tokens has MySQL’s utf8mb4_general_ci.',
    clauses: merged('group'),
    witness: sends(group({ ClientToken: 'Ab' }), group({ ClientToken: 'aB' })),
    apply: renameTokens('group', folded),
  },
  {
    title: 'policy-token-padded',
    about: 'takes tokens of a policy for the same that differ in blanks at their end',
    reason: 'Even the binary collations of MySQL pad with blanks, utf8mb4_bin among them.',
    clauses: merged('policy'),
    witness: sends(policy({ ClientToken: 'ab' }), policy({ ClientToken: 'ab ' })),
    apply: renameTokens('policy', (token) => token.replace(/ +$/, '')),
  },
  {
    title: 'policy-token-unique-crash',
    about: 'answers 500 to a token of a policy that differs from another in letter case only',
    reason:
      'The token is looked up in a cache that tells letter case, and stored under a unique index that does not.',
    clauses: [policyClause('ClientToken.distinct'), policyClause('Robust.input')],
    witness: sends(policy({ ClientToken: 'ab' }), policy({ ClientToken: 'AB' })),
    apply: (behaviour) => {
      const stored = new Map<string, string>();
      const collides = ({ call }: RequestContext): boolean => {
        const token = call.parameters.find(({ name }) => name === 'ClientToken')?.value ?? '';
        const first = stored.get(folded(token)) ?? token;
        if (token !== '') stored.set(folded(token), first);
        return first !== token;
      };
      return failAtLast('policy', collides)(behaviour);
    },
  },
  {
    title: 'group-token-column-36',
    about: 'forgets tokens of a group that have more than 36 characters',
    reason: 'The column has the length of a UUID and cuts what is longer, and the whole token is looked up.',
    clauses: [groupClause('ClientToken.idempotent'), groupClause('ClientToken.concurrent')],
    witness: sends(group({ ClientToken: 'a'.repeat(40) }), group({ ClientToken: 'a'.repeat(40) })),
    apply: renameTokens('group', (token, { call }) =>
      token.length > 36 ? `${token} ${call.received.ordinal}` : token,
    ),
  },
  {
    title: 'policy-token-column-36-crash',
    about: 'answers 500 to a token of a policy of more than 36 characters',
    reason: 'The column has the length of a UUID, and the database is strict.',
    clauses: [policyClause('ClientToken.length'), policyClause('Robust.input')],
    witness: sends(policy({ ClientToken: 'a'.repeat(40) })),
    apply: failAtLast('policy', textOf(/^ClientToken$/, /.{37}/s)),
  },
  {
    title: 'group-token-like',
    about: 'takes a token of a group with _ or % in it for one that matches it as a pattern',
    reason: 'The token is looked up with LIKE.',
    clauses: merged('group'),
    witness: sends(group({ ClientToken: 'axb' }), group({ ClientToken: 'a_b' })),
    apply: (behaviour) => {
      const stored: string[] = [];
      return renameTokens('group', (token) => {
        const found = stored.find((one) => isLike(one, token));
        if (found === undefined) stored.push(token);
        return found ?? token;
      })(behaviour);
    },
  },
  {
    title: 'group-name-unique',
    about: 'refuses the name of a group that another group of the region has',
    reason: 'Somebody put a unique index on the name.',
    clauses: [groupClause('ClientToken.distinct'), ...groupNames],
    witness: sends(group(), group()),
    apply: failAtLast(
      'group',
      ({ call, state }) => {
        const given = (name: string) => call.parameters.find((one) => one.name === name)?.value ?? '';
        const asked = given('SecurityGroupName');
        // A replay is answered before anything is stored.
        return (
          asked !== '' &&
          given('ClientToken') === '' &&
          state.groups.existing().some(({ name, region }) => name === asked && region === given('RegionId'))
        );
      },
      'parameter',
    ),
  },
  {
    title: 'policy-name-unique-ci',
    about: 'refuses the name of a policy that differs in letter case only from another’s',
    reason: 'A unique index on the name goes by a collation that ignores letter case.',
    clauses: [...policyNames, policyClause('ClientToken.distinct')],
    witness: sends(policy({ SecurityPolicyName: 'ab' }), policy({ SecurityPolicyName: 'AB' })),
    apply: failAtLast(
      'policy',
      ({ call, state }) => {
        const asked = call.parameters.find((one) => one.name === 'SecurityPolicyName')?.value ?? '';
        return state.policies.existing().some(({ name }) => name !== asked && folded(name) === folded(asked));
      },
      'parameter',
    ),
  },
  {
    title: 'group-name-unique-among-deleted',
    about: 'refuses the name of a group that was deleted',
    reason: 'Rows are marked as deleted and stay under the unique index; only living names are told from it.',
    clauses: [...groupNames, groupClause('ClientToken.distinct')],
    witness: async (send) => {
      await send(group({ SecurityGroupName: 'twice' }));
      await send(group({ SecurityGroupName: 'twice' }));
    },
    apply: (behaviour) => {
      const taken = new Set<string>();
      return allOf(
        failAtLast(
          'group',
          ({ call, state }) => {
            const asked = call.parameters.find((one) => one.name === 'SecurityGroupName')?.value ?? '';
            return taken.has(asked) && !state.groups.existing().some(({ name }) => name === asked);
          },
          'parameter',
        ),
        keepGroup(({ name }) => {
          if (name !== '') taken.add(name);
          return {};
        }),
      )(behaviour);
    },
  },
]);
