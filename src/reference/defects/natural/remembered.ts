import type { RequestContext } from '../../behaviour.ts';
import { bothClauses, clauseOf, groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { inTurn, many, sends, sendsBy } from '../../testing/witness.ts';
import { changeGroup, changeKind, changePolicy, skipChecks } from '../../variation/change.ts';
import { remember, renameTokens } from './changes.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const given = ({ call }: RequestContext, name: string): string | undefined =>
  call.parameters.find((one) => one.name === name)?.value;

/** What is remembered of requests, and for how long. */
export const rememberedDefects: readonly NaturalDefect[] = naturals('state', [
  {
    title: 'support-memoised-by-cipher',
    about: 'finds a cipher supported or not as it did when it saw the cipher first',
    reason: 'The result of a check is cached by one of its two arguments.',
    clauses: [policyClause('Ciphers.supported')],
    witness: sends(policy(), policy({ 'TLSVersions.1': 'TLSv1.3' })),
    apply: (behaviour) => {
      const known = new Map<string, boolean>();
      return {
        ...behaviour,
        supports: (cipher, versions, table) => {
          const found = known.get(cipher) ?? behaviour.supports(cipher, versions, table);
          known.set(cipher, found);
          return found;
        },
      };
    },
  },
  ...(
    [
      ['group', 100],
      ['policy', 128],
      ['policy', 1000],
    ] as const
  ).map(([kind, capacity]) => {
    const made = kind === 'group' ? group : policy;
    return {
      title: `${kind}-tokens-of-the-last-${capacity}`,
      about: `forgets the token of a ${kind} after ${capacity} others`,
      reason: 'Tokens are in an LRU cache of that size.',
      clauses: [clauseOf(kind, 'ClientToken.idempotent')],
      witness: inTurn(
        sends(made({ ClientToken: 'first' })),
        sendsBy({ keep: false }, ...many(capacity + 1, (n) => made({ ClientToken: `other${n}` }))),
        sends(made({ ClientToken: 'first' })),
      ),
      apply: changeKind(kind, ({ tokens }) => ({ tokens: { ...tokens, capacity } })),
    };
  }),
  {
    title: 'group-tokens-per-worker',
    about: 'knows the token of a group in one of its two workers only',
    reason: 'Tokens are in the memory of a process, and there are two processes.',
    clauses: [groupClause('ClientToken.idempotent'), groupClause('ClientToken.concurrent')],
    witness: sends(group({ ClientToken: 'one' }), group({ ClientToken: 'one' })),
    apply: renameTokens('group', (token, { call }) => `${call.received.ordinal % 2} ${token}`),
  },
  {
    title: 'older-replica',
    about: 'takes tag keys of 128 characters in every second request',
    reason: 'One of two replicas still has the release for another edition of the document.',
    clauses: [groupClause('Tag.Key.length')],
    witness: sends(...many(2, () => group({ 'Tag.1.Key': 'k'.repeat(100) }))),
    apply: skipChecks('group', 'Tag.Key.length', ({ call }) => call.received.ordinal % 2 === 0),
  },
  {
    title: 'fingerprint-of-the-request',
    about: 'refuses a token of a group that comes again by another method or in another format',
    reason: 'What is remembered with the token is a hash of the request as it came.',
    clauses: [
      groupClause('ClientToken.idempotent'),
      groupClause('ClientToken.concurrent'),
      groupClause('Transport.get'),
      groupClause('Transport.post'),
    ],
    witness: inTurn(
      sends(group({ ClientToken: 'one' })),
      sendsBy({ method: 'POST' }, group({ ClientToken: 'one' })),
    ),
    apply: remember('group', ({ call }) => `${call.received.method} ${call.format}`),
  },
  {
    title: 'fingerprint-in-order',
    about: 'refuses a token of a policy that comes again with its parameters in another order',
    reason: 'What is remembered with the token is a hash of the parameters in the order in which they came.',
    clauses: [policyClause('ClientToken.idempotent'), policyClause('ClientToken.concurrent')],
    witness: sends(policy({ ClientToken: 'one' }), { ClientToken: 'one', ...policy() }),
    apply: remember('policy', ({ call }) =>
      call.parameters
        .map(({ name }) => name)
        .filter((name) => /^(Security|TLS|Ciphers|ClientToken|DryRun|ResourceGroup)/.test(name))
        .join(' '),
    ),
  },
  {
    title: 'fingerprint-without-tags',
    about: 'answers the first group to a token that comes again with other tags',
    reason: 'What is remembered with the token are the scalar parameters.',
    level: 'should',
    clauses: [groupClause('ClientToken.mismatch')],
    witness: sends(group({ ClientToken: 'one' }), group({ ClientToken: 'one', 'Tag.1.Key': 'k' })),
    apply: changeGroup(({ tokens }) => ({
      tokens: { ...tokens, fingerprint: (request) => tokens.fingerprint({ ...request, tags: [] }) },
    })),
  },
  {
    title: 'request-id-of-the-request-before',
    about: 'gives refusals of missing parameters the RequestId of the request before',
    reason: 'The id is in a variable of the thread, and set behind the check of mandatory parameters.',
    clauses: bothClauses('RequestId.unique'),
    witness: sends(group(), group({ RegionId: undefined })),
    apply: (behaviour) => {
      let before = '';
      return {
        ...behaviour,
        after: [
          ...behaviour.after,
          (answer) => {
            const isMissing =
              String(answer.fields.Code ?? '').startsWith('MissingParameter') && before !== '';
            if (isMissing) return { ...answer, fields: { ...answer.fields, RequestId: before } };
            before = String(answer.fields.RequestId);
            return answer;
          },
        ],
      };
    },
  },
  {
    title: 'policy-quota-never-freed-by-dry-runs',
    about: 'counts every passed dry run as a policy until the next is created',
    reason: 'The place is reserved before the dry run ends, and released by the commit of a creation.',
    clauses: [policyClause('DryRun.effect'), policyClause('DryRun.quota'), policyClause('Quota.error')],
    touches: ['CreateSecurityPolicy.*'],
    witness: sends(...many(51, () => policy({ DryRun: 'true' }))),
    apply: (behaviour) => {
      let reserved = 0;
      return changePolicy(({ quota, store }) => ({
        quota: {
          ...quota,
          used: (region, context) => {
            const used = quota.used(region, context) + reserved;
            if (given(context, 'DryRun') === 'true') reserved++;
            return used;
          },
        },
        store: (one, context) => {
          reserved = 0;
          return store(one, context);
        },
      }))(behaviour);
    },
  },
]);
