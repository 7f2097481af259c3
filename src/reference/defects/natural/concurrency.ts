import type { Answer } from '../../../endpoint/fields.ts';
import type { QuotaRules, RequestContext } from '../../behaviour.ts';
import { bothClauses, clauseOf, groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { inTurn, many, sends, sendsAtOnce } from '../../testing/witness.ts';
import {
  allOf,
  type Change,
  changeAnswers,
  changeGroup,
  changeKind,
  changePolicy,
  type Kind,
} from '../../variation/change.ts';
import { sendInstead } from '../../variation/pages.ts';
import { type NaturalDefect, naturals } from './natural.ts';

/** How long a creation takes between its checks and what it writes, in milliseconds. */
const gapMs = 15;

const takesTime: Change = (behaviour) => ({
  ...behaviour,
  timing: { ...behaviour.timing, creationMs: Math.max(behaviour.timing.creationMs, gapMs) },
});

/** Asks for the quota before the creation only, and not again when it is written. */
function askedOnce(quota: QuotaRules): QuotaRules {
  const asked = new WeakSet<RequestContext>();
  return {
    ...quota,
    used: (region, context) => {
      if (asked.has(context)) return 0;
      asked.add(context);
      return quota.used(region, context);
    },
  };
}

/** Counts anew only when the last count is older than `ageMs`. */
function countedBefore(quota: QuotaRules, ageMs: number): QuotaRules {
  const counts = new Map<string, { readonly count: number; readonly at: number }>();
  return {
    ...quota,
    used: (region, context) => {
      const known = counts.get(region);
      const now = context.fixtures.clock();
      if (known !== undefined && now - known.at < ageMs) return known.count;
      const count = quota.used(region, context);
      counts.set(region, { count, at: now });
      return count;
    },
  };
}

const changeQuota = (kind: Kind, change: (quota: QuotaRules) => QuotaRules): Change =>
  changeKind(kind, ({ quota }) => ({ quota: change(quota) }));

const isProcessing = ({ fields }: Answer): boolean =>
  /^Idempoten(t|ce)Processing$/.test(String(fields.Code ?? ''));
const hex = (number: number, digits: number): string =>
  number.toString(16).toUpperCase().padStart(digits, '0').slice(-digits);

/** A UUID made of the time and nothing else. */
function uuidOfTime(now: number): string {
  const digits = hex(Math.floor(now / 2 ** 16), 8);
  return `${digits}-${hex(now % 2 ** 16, 4)}-1000-8000-00163E0A1B2C`;
}

/** What happens when many come at once. */
export const concurrencyDefects: readonly NaturalDefect[] = naturals('concurrency', [
  {
    title: 'group-quota-raced',
    about: 'gives the last places of a region to all who ask for them at once',
    reason: 'The groups are counted first and written later, without a lock or a constraint.',
    clauses: [groupClause('Quota.limit')],
    witness: inTurn(sends(...many(99, () => group())), sendsAtOnce(...many(5, () => group()))),
    apply: allOf(takesTime, changeQuota('group', askedOnce)),
  },
  {
    title: 'policy-quota-raced',
    about: 'gives the last places for policies to all who ask for them at once',
    reason: 'The policies are counted first and written later, without a lock or a constraint.',
    clauses: [policyClause('Quota.error')],
    witness: inTurn(sends(...many(49, () => policy())), sendsAtOnce(...many(5, () => policy()))),
    apply: allOf(takesTime, changeQuota('policy', askedOnce)),
  },
  {
    title: 'group-count-cached',
    about: 'takes more groups than the limit within a second',
    reason: 'The number of groups is cached for a second.',
    clauses: [groupClause('Quota.limit')],
    witness: sends(...many(101, () => group())),
    apply: changeQuota('group', (quota) => countedBefore(quota, 1000)),
  },
  {
    title: 'policy-count-cached',
    about: 'takes more policies than its quota within a second',
    reason: 'The number of policies is cached for a second.',
    clauses: [policyClause('Quota.error'), policyClause('DryRun.quota')],
    witness: sends(...many(51, () => policy())),
    apply: changeQuota('policy', (quota) => countedBefore(quota, 1000)),
  },
  ...(['group', 'policy'] as const).map((kind) => {
    const made = kind === 'group' ? group : policy;
    return {
      title: `${kind}-token-insert-crash`,
      about: `answers 500 to a ${kind} whose token is at work at the same time`,
      reason: 'The token is looked up and then inserted, and a unique index turns the second away.',
      clauses: [
        clauseOf(kind, 'ClientToken.concurrent'),
        clauseOf(kind, 'ClientToken.idempotent'),
        clauseOf(kind, 'Robust.input'),
      ],
      witness: sendsAtOnce(...many(5, () => made({ ClientToken: 'one' }))),
      apply: allOf(
        takesTime,
        sendInstead(isProcessing, () => ({
          status: 500,
          headers: { 'content-type': 'text/plain' },
          body: 'duplicate key value violates unique constraint',
        })),
      ),
    };
  }),
  {
    title: 'group-replay-without-result',
    about: 'answers an empty id to a token of a group that is at work at the same time',
    reason: 'The row of the token is there before the id is, and a replay reads the row.',
    clauses: [groupClause('ClientToken.concurrent'), groupClause('Result.id')],
    witness: sendsAtOnce(...many(5, () => group({ ClientToken: 'one' }))),
    apply: allOf(
      takesTime,
      changeAnswers('group', (answer, { call }) =>
        isProcessing(answer)
          ? {
              status: 200,
              root: `${call.action}Response`,
              fields: { RequestId: call.requestId, SecurityGroupId: '' },
            }
          : answer,
      ),
    ),
  },
  {
    title: 'group-token-raced-in-time',
    about: 'creates a group for each of many equal requests within two milliseconds',
    reason: 'A token is looked up and then written, which takes a moment.',
    clauses: [groupClause('ClientToken.concurrent')],
    witness: sendsAtOnce(...many(5, () => group({ ClientToken: 'one' }))),
    apply: changeGroup(({ tokens }) => ({ tokens: { ...tokens, isClaimedAtOnce: false } })),
  },
  {
    title: 'group-id-of-the-millisecond',
    about: 'gives groups of one millisecond the same id',
    reason: 'The id is the time in milliseconds.',
    clauses: [groupClause('Result.id'), groupClause('ClientToken.distinct')],
    witness: sendsAtOnce(...many(5, () => group())),
    apply: changeGroup(() => ({ newId: ({ fixtures }) => `sg-bp1${fixtures.clock().toString(36)}` })),
  },
  {
    title: 'policy-id-of-the-sequence',
    about: 'gives policies that are created at once the same id',
    reason: 'The next number is read, and written back a moment later.',
    clauses: [policyClause('Result.id'), policyClause('ClientToken.distinct')],
    witness: sendsAtOnce(...many(5, () => policy())),
    apply: (behaviour) => {
      let next = 1;
      let writtenAt = 0;
      return changePolicy(() => ({
        newId: ({ fixtures }) => {
          const now = fixtures.clock();
          if (now - writtenAt > 5) {
            next++;
            writtenAt = now;
          }
          return `scp-bp1${String(next).padStart(12, '0')}`;
        },
      }))(behaviour);
    },
  },
  {
    title: 'request-id-of-the-millisecond',
    about: 'gives requests of one millisecond the same RequestId',
    reason: 'The UUID is made of time and host, without a sequence.',
    clauses: bothClauses('RequestId.unique'),
    witness: sendsAtOnce(...many(50, () => group())),
    apply: (behaviour) => ({
      ...behaviour,
      write: { ...behaviour.write, requestId: () => uuidOfTime(Date.now()) },
    }),
  },
  {
    title: 'policies-written-over',
    about: 'loses a policy when another is created within three milliseconds',
    reason: 'All policies are in one document, which is read, changed and written.',
    clauses: [
      policyClause('Result.readback'),
      policyClause('ClientToken.distinct'),
      policyClause('ClientToken.idempotent'),
    ],
    witness: sends(policy(), policy()),
    apply: (behaviour) => {
      let last = { id: '', at: Number.NEGATIVE_INFINITY };
      return changePolicy(({ store }) => ({
        store: (one, context) => {
          const now = context.fixtures.clock();
          if (now - last.at < 3) context.state.policies.remove(last.id, one.region, now);
          last = { id: one.id, at: now };
          return store(one, context);
        },
      }))(behaviour);
    },
  },
  {
    title: 'description-of-the-other-request',
    about: 'gives a group the description of a request that came while it was created',
    reason: 'The current request is in a variable of the module, and the handler awaits something.',
    clauses: [groupClause('Result.readback')],
    witness: sendsAtOnce(...many(5, (n) => group({ Description: `${'d'.repeat(n)}d` }))),
    apply: (behaviour) => {
      let current = '';
      return allOf(
        takesTime,
        changeGroup(({ apply, store }) => ({
          apply: (request, context) => {
            const heeded = apply(request, context);
            current = heeded.description ?? '';
            return heeded;
          },
          store: (one, context) => ({ ...store(one, context), description: current }),
        })),
      )(behaviour);
    },
  },
]);
