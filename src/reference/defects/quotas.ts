import type { QuotaRules, Variation } from '../behaviour.ts';
import { groupClause, policyClause } from '../clause-id.ts';
import { type Change, changeError, changeGroup, refuseWhen } from '../variation/change.ts';
import { type Condition, isInBody, lacks } from '../variation/conditions.ts';
import { defect, slight } from './defect.ts';

const limit = [groupClause('Quota.limit')];
const scope = [groupClause('Quota.scope')];
const both = [...limit, ...scope];

function changeGroupQuota(change: (quota: QuotaRules) => Partial<QuotaRules>): Change {
  return changeGroup(({ quota }) => ({ quota: { ...quota, ...change(quota) } }));
}

/** Counts something beside the groups that there are. */
function countToo(what: 'refused' | 'deleted'): Change {
  return changeGroupQuota(({ used }) => ({
    used: (region, context) => {
      const tally = context.state.tally('group', region);
      return what === 'refused' ? used(region, context) + tally.refused : tally.created;
    },
  }));
}

/** Finds room for every request that `condition` holds of. */
function uncheckedWhen(condition: Condition): Change {
  return changeGroupQuota(({ used }) => ({
    used: (region, context) => (condition(context) ? 0 : used(region, context)),
  }));
}

/** What can go wrong with limits. */
export const quotaDefects: readonly Variation[] = [
  defect(
    'sg-quota/max-plus-one',
    'takes 101 groups in a region',
    limit,
    changeGroupQuota(() => ({ limit: 101 })),
  ),
  defect(
    'sg-quota/max-minus-one',
    'refuses the hundredth group in a region',
    limit,
    changeGroupQuota(() => ({ limit: 99 })),
  ),
  defect(
    'sg-quota/max-half',
    'refuses the 51st group in a region',
    limit,
    changeGroupQuota(() => ({ limit: 50 })),
  ),
  defect(
    'sg-quota/max-doubled',
    'takes 200 groups in a region',
    limit,
    changeGroupQuota(() => ({ limit: 200 })),
  ),
  defect(
    'sg-quota/unchecked',
    'takes any number of groups',
    limit,
    changeGroupQuota(() => ({ isFull: () => false })),
  ),
  defect(
    'sg-quota/unchecked-in-form-bodies',
    'takes any number of groups that are asked for in form bodies',
    [...limit, groupClause('Transport.post')],
    uncheckedWhen(isInBody('RegionId')),
  ),
  defect(
    'sg-quota/unchecked-without-token',
    'takes any number of groups that are asked for without a token',
    limit,
    uncheckedWhen(lacks('ClientToken')),
  ),
  defect(
    'sg-quota/exactly-full-only',
    'refuses only the group behind the hundredth, and takes it when it is tried again',
    limit,
    changeGroupQuota(() => {
      let refused = 0;
      return { isFull: (used, most) => used >= most && refused++ % 2 === 0 };
    }),
  ),
  defect(
    'sg-quota/for-all-regions',
    'counts the groups of all regions together',
    scope,
    changeGroupQuota(() => ({ used: (_region, { state }) => state.groups.existing().length })),
  ),
  defect('sg-quota/refused-count', 'counts refused requests', both, countToo('refused')),
  defect('sg-quota/deleted-count', 'counts deleted groups', both, countToo('deleted')),
  defect(
    'sg-quota/server-error',
    'answers 500 when the region is full',
    [...limit, groupClause('Error.envelope')],
    changeError('groupQuota', { status: 500 }),
  ),
  defect(
    'sg-quota/status-200',
    'answers 200 and no id when the region is full',
    [...limit, groupClause('Result.id'), groupClause('Error.envelope')],
    changeError('groupQuota', { status: 200 }),
  ),
  defect(
    'sg-quota/replay-refused',
    'refuses a replay when the region is full',
    [...limit, groupClause('ClientToken.idempotent')],
    (behaviour) =>
      refuseWhen('group', 'groupQuota', (context) => {
        const region = context.call.parameters.find(({ name }) => name === 'RegionId')?.value ?? '';
        const { used, isFull, limit: most } = behaviour.group.quota;
        return isFull(used(region, context), most);
      })(behaviour),
  ),
  slight(
    'sp-quota/other-message',
    'says nothing of usage and limit when the quota is full',
    [policyClause('Quota.error.message')],
    changeError('policyQuota', { message: 'The quota is exceeded.' }),
  ),
  slight(
    'sp-quota/placeholders-left',
    'leaves the placeholders of the quota error as they are',
    [policyClause('Quota.error.message')],
    changeError('policyQuota', { message: 'The quota of %d is exceeded, usage %d/%d.' }),
  ),
  slight(
    'sp-quota/first-placeholder-only',
    'fills only the first placeholder of the quota error in',
    [policyClause('Quota.error.message')],
    changeError('policyQuota', { message: 'The quota of %s is exceeded, usage %d/%d.' }),
  ),
  defect(
    'sp-quota/dry-run-code-when-full',
    'answers DryRunOperation when the quota is full, dry run or not',
    [policyClause('Quota.error'), policyClause('DryRun.quota')],
    changeError('policyQuota', { code: 'DryRunOperation' }),
  ),
];
