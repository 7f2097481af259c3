import type { Scene } from '../../behaviour.ts';
import { bothClauses, clauseOf, groupClause, policyClause } from '../../clause-id.ts';
import type { SecurityGroup, Tag } from '../../state/resources.ts';
import { group, policy } from '../../testing/ask.ts';
import { inTurn, many, sends, sendsBy } from '../../testing/witness.ts';
import { allOf, changeGroup, changeKind, changePolicy, skipChecks } from '../../variation/change.ts';
import { failAtLast, keepGroup, readGroup, readPolicy, remember, renameTokens } from './changes.ts';
import { groupNames, tagKeys } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const readback = [groupClause('Result.readback')];
const given = ({ call }: Scene, name: string): string | undefined =>
  call.parameters.find((one) => one.name === name)?.value;

/** What stays behind of one request in the next. */
export const stateDefects: readonly NaturalDefect[] = naturals('state', [
  {
    title: 'tags-of-the-request-before',
    about: 'gives a group without tags those of the group before it',
    reason: 'A list as a default value in Python is one list for all calls.',
    clauses: readback,
    witness: sends(group({ 'Tag.1.Key': 'k' }), group()),
    apply: (behaviour) => {
      let before: readonly Tag[] = [];
      return keepGroup(({ tags }) => {
        if (tags.length > 0) before = tags;
        return { tags: before };
      })(behaviour);
    },
  },
  {
    title: 'description-of-the-request-before',
    about: 'gives a group without a description that of the group before it',
    reason:
      'Request objects come from a pool, and decoding sets only what is given; Go’s sync.Pool is used so.',
    clauses: [...readback, groupClause('Description.optional')],
    witness: sends(group({ Description: 'ab' }), group()),
    apply: (behaviour) => {
      let before = '';
      return keepGroup(({ description }) => {
        if (description !== '') before = description;
        return { description: before };
      })(behaviour);
    },
  },
  {
    title: 'name-of-the-request-before',
    about: 'gives a group without a name that of the last one that was refused',
    reason: 'A form object keeps its values for the page that shows the errors, and is used again.',
    clauses: [...readback, groupClause('SecurityGroupName.optional')],
    witness: sends(
      group({ SecurityGroupName: '1a' }),
      group({ SecurityGroupName: undefined, Description: 'ab' }),
    ),
    apply: (behaviour) => {
      let refused = '';
      return changeGroup(({ createsWhenRefused, keep }) => ({
        createsWhenRefused: (fault, request, scene) => {
          refused = request.name ?? refused;
          return createsWhenRefused(fault, request, scene);
        },
        keep: (one, scene) => {
          const kept = keep(one, scene);
          const name = kept.name === '' ? refused : kept.name;
          refused = '';
          return { ...kept, name };
        },
      }))(behaviour);
    },
  },
  {
    title: 'vpc-of-the-request-before',
    about: 'shows the VPC of the last group that had one for those that have none',
    reason: 'A mapper that is a singleton keeps its target between calls.',
    clauses: readback,
    witness: sends(group({ VpcId: 'vpc-reference-cn-hangzhou-1' }), group()),
    apply: (behaviour) => {
      let before: SecurityGroup['vpcId'];
      return keepGroup(({ vpcId }) => {
        before = vpcId ?? before;
        return { vpcId: before };
      })(behaviour);
    },
  },
  {
    title: 'dry-run-of-the-request-before',
    about: 'makes a dry run of the policy behind one when it does not say otherwise',
    reason: 'The object of a request is not cleared where the dry run leaves the handler early.',
    clauses: [policyClause('DryRun.false'), policyClause('DryRun.pass'), policyClause('DryRun.effect')],
    // Any valid request may be answered like this.
    touches: ['CreateSecurityPolicy.*'],
    witness: sends(policy({ DryRun: 'true' }), policy()),
    apply: (behaviour) => {
      let before = false;
      return readPolicy(({ dryRun }, scene) => {
        const isDry = given(scene, 'DryRun') === undefined ? before : dryRun;
        before = dryRun;
        return { dryRun: isDry };
      })(behaviour);
    },
  },
  {
    title: 'token-of-the-request-before',
    about: 'takes a group without a token for a replay of the one before it when all else is equal',
    reason: 'The token is in a variable of the thread, which is not cleared.',
    clauses: [groupClause('ClientToken.distinct')],
    witness: sends(group({ ClientToken: 'one' }), group()),
    apply: (behaviour) => {
      let before: { readonly token: string; readonly asked: string } | undefined;
      return readGroup((request) => {
        const asked = JSON.stringify({ ...request, token: undefined });
        if (request.token !== undefined) before = { token: request.token, asked };
        return { token: request.token ?? (before?.asked === asked ? before.token : undefined) };
      })(behaviour);
    },
  },
  {
    title: 'tag-errors-kept',
    about: 'refuses the tags of one request again in the next that has tags',
    reason:
      'The list of errors belongs to the class and not to the object, and is cleared by a success only.',
    clauses: [...tagKeys, groupClause('Tag.Value.empty'), groupClause('Tag.Value.length')],
    witness: sends(group({ 'Tag.1.Key': 'aliyun' }), group({ 'Tag.1.Key': 'k' })),
    apply: (behaviour) => {
      let kept = false;
      return allOf(
        failAtLast(
          'group',
          (scene) => {
            const hasTags = scene.call.parameters.some(({ name }) => name.startsWith('Tag.'));
            const isKept = kept && hasTags;
            if (isKept) kept = false;
            return isKept;
          },
          'tagKey',
        ),
        changeGroup(({ createsWhenRefused }) => ({
          createsWhenRefused: (fault, request, scene) => {
            if (/^Tag\.(Key|Value)\./.test(fault.clause ?? '')) kept = true;
            return createsWhenRefused(fault, request, scene);
          },
        })),
      )(behaviour);
    },
  },
  {
    title: 'name-held-by-refused',
    about: 'refuses the name of a group that a refused request had',
    reason: 'Names are reserved before the other checks, and given back with the group only.',
    clauses: [...groupNames, groupClause('ClientToken.distinct')],
    witness: sends(group({ Description: 'a' }), group()),
    apply: (behaviour) => {
      const held = new Set<string>();
      return allOf(
        failAtLast('group', (scene) => held.has(given(scene, 'SecurityGroupName') ?? ''), 'parameter'),
        changeGroup(({ createsWhenRefused }) => ({
          createsWhenRefused: (fault, request, scene) => {
            if (request.name !== undefined && !/Name/.test(fault.clause ?? '')) held.add(request.name);
            return createsWhenRefused(fault, request, scene);
          },
        })),
      )(behaviour);
    },
  },
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
      return changePolicy(({ quota, keep }) => ({
        quota: {
          ...quota,
          used: (region, scene) => {
            const used = quota.used(region, scene) + reserved;
            if (given(scene, 'DryRun') === 'true') reserved++;
            return used;
          },
        },
        keep: (one, scene) => {
          reserved = 0;
          return keep(one, scene);
        },
      }))(behaviour);
    },
  },
]);
