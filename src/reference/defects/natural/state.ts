import type { RequestContext } from '../../behaviour.ts';
import { groupClause, policyClause } from '../../clause-id.ts';
import type { SecurityGroup, Tag } from '../../state/resources.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { allOf, changeGroup } from '../../variation/change.ts';
import { failAtLast, keepGroup, readGroup, readPolicy } from './changes.ts';
import { groupNames, tagKeys } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const readback = [groupClause('Result.readback')];
const given = ({ call }: RequestContext, name: string): string | undefined =>
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
      return changeGroup(({ createsWhenRefused, store }) => ({
        createsWhenRefused: (fault, request, context) => {
          refused = request.name ?? refused;
          return createsWhenRefused(fault, request, context);
        },
        store: (one, context) => {
          const kept = store(one, context);
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
      return readPolicy(({ dryRun }, context) => {
        const isDry = given(context, 'DryRun') === undefined ? before : dryRun;
        before = dryRun;
        return { dryRun: isDry };
      })(behaviour);
    },
  },
  {
    title: 'token-of-the-request-before',
    about: 'takes a group without a token for a replay of the one before it when all else is equal',
    reason: 'The token is in a variable of the thread, which is not cleared.',
    clauses: [groupClause('ClientToken.distinct'), groupClause('Result.id')],
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
          (context) => {
            const hasTags = context.call.parameters.some(({ name }) => name.startsWith('Tag.'));
            const isKept = kept && hasTags;
            if (isKept) kept = false;
            return isKept;
          },
          'tagKey',
        ),
        changeGroup(({ createsWhenRefused }) => ({
          createsWhenRefused: (fault, request, context) => {
            if (/^Tag\.(Key|Value)\./.test(fault.clause ?? '')) kept = true;
            return createsWhenRefused(fault, request, context);
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
        failAtLast('group', (context) => held.has(given(context, 'SecurityGroupName') ?? ''), 'parameter'),
        changeGroup(({ createsWhenRefused }) => ({
          createsWhenRefused: (fault, request, context) => {
            if (request.name !== undefined && !/Name/.test(fault.clause ?? '')) held.add(request.name);
            return createsWhenRefused(fault, request, context);
          },
        })),
      )(behaviour);
    },
  },
]);
