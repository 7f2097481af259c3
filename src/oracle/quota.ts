import type { Contract } from '../contract/contract.ts';
import type { QuotaProperty } from './claims/quota-claim.ts';
import { describeReply } from './describe-reply.ts';
import { isAnswerOf, isCodeless } from './judge.ts';
import { readbackDifference } from './judge-readback.ts';
import {
  judgeAcceptedAfter,
  judgeAcceptedAgain,
  judgeLastPlace,
  judgeShownWhenFull,
} from './judge-rounds.ts';
import type { Resource } from './listed-resources.ts';
import type { Observation } from './observation.ts';
import {
  contradicts,
  type Fill,
  inconclusive,
  kept,
  type QuotaRoundRead,
  type RoundJudgement,
} from './round-judgement.ts';

type JudgeRound = (contract: Contract, round: QuotaRoundRead, fill: Fill) => RoundJudgement;

const judges: { readonly [K in QuotaProperty]: JudgeRound } = {
  'refused-when-full': (contract, { creates, listed }, { number }) => {
    const create = creates.at(-1);
    if (create === undefined) return inconclusive('nothing was sent');
    const { reply } = create;
    if (reply.kind === 'retryable') return inconclusive(describeReply(reply));
    if (isRefusal(create) && isDocumented(contract, create)) return kept;
    if (isCodeless(reply) || isAboutElse(create)) return inconclusive(describeReply(reply));
    if (reply.kind === 'accepted' && listed !== null && listed.length <= number)
      return inconclusive('the target lists fewer resources than it has to be full');
    return contradicts(
      documentedText(contract) ?? `refused with a 4xx status and a Code, with ${number} there`,
      describeReply(reply),
    );
  },
  message: (_, { creates }) => {
    const create = creates.at(-1);
    if (create === undefined || !isRefusal(create))
      return inconclusive(create === undefined ? 'nothing was sent' : describeReply(create.reply));
    const text = 'message' in create.reply ? create.reply.message : '';
    if (text.trim() === '') return inconclusive('the refusal has no message');
    const isFilledIn = !/%[sd]|%\d\$/.test(text) && (text.match(/\d+/g)?.length ?? 0) >= 2;
    return isFilledIn ? kept : contradicts('a message with its placeholders filled in', text);
  },
  'no-more-than-limit': (_, { listed }, { number, filled }) => {
    if (listed === null || filled > number) return inconclusive('the target does not list what it holds');
    const more = listed.length - number;
    return more <= 0
      ? kept
      : contradicts(
          'nothing to be created by a refused request',
          `the target lists ${more} more than the limit`,
        );
  },
  'nothing-created': (contract, { creates, listed, known }) => {
    if (listed === null || !creates.some(isRefusal))
      return inconclusive('the target does not list what it holds');
    const unexpected = creates.flatMap((create) => unexpectedAmong(contract, listed, create, known));
    const ids = [...new Set(unexpected.map(({ id }) => id))];
    return ids.length === 0
      ? kept
      : contradicts(
          'nothing to be created by refused requests',
          `the target lists ${ids.join(', ')} besides`,
        );
  },
  'accepted-below-limit': (contract, { creates, listed, repeated, known }, fill) => {
    const create = creates.at(-1);
    if (create === undefined) return inconclusive('nothing was sent');
    if (create.reply.kind === 'accepted') return kept;
    if (!isRefusal(create)) return inconclusive(describeReply(create.reply));
    if (listed === null) return inconclusive('the target does not list what it holds');
    if (repeated !== null) return inconclusive(`the target lists ${repeated} more than once`);
    const held = listed.length - unexpectedAmong(contract, listed, create, known).length;
    if (held >= fill.number) return inconclusive('others seem to have taken the place that was free');
    return contradicts(
      `accepted, for the target lists ${held} ${held === 1 ? 'resource' : 'resources'} only`,
      describeReply(create.reply),
    );
  },
  'replayed-when-full': (_, { creates }) => {
    const [first, again] = creates;
    if (first?.reply.kind !== 'accepted' || again === undefined) return inconclusive('nothing was sent');
    const { reply } = again;
    if (reply.kind === 'retryable' || reply.kind === 'malformed') return inconclusive(describeReply(reply));
    if (reply.kind === 'accepted' && reply.id === first.reply.id) return kept;
    return contradicts(`the id ${first.reply.id} again, with the quota full`, describeReply(reply));
  },
  'checked-when-full': (contract, { creates }) => {
    const [check, after] = creates;
    if (check === undefined) return inconclusive('nothing was sent');
    if (check.reply.kind === 'retryable') return inconclusive(describeReply(check.reply));
    if (isRefusal(check) && (isDocumented(contract, check) || isAlike(check, after))) return kept;
    if (isCodeless(check.reply)) return inconclusive(describeReply(check.reply));
    if (after?.reply.kind === 'accepted') return inconclusive('a place was free meanwhile');
    return {
      ...contradicts(documentedText(contract) ?? 'refused for the quota', describeReply(check.reply)),
      at: check.exchange.ordinal,
    };
  },
  'last-place': judgeLastPlace,
  'shown-when-full': judgeShownWhenFull,
  'accepted-after': judgeAcceptedAfter,
  'accepted-again': judgeAcceptedAgain,
  'other-region': (_, { creates, listed }, { number }) => {
    const create = creates.at(-1);
    if (create === undefined) return inconclusive('nothing was sent');
    if (create.reply.kind === 'accepted') return kept;
    // Only the quota's own refusal says that regions are counted together.
    if (!isQuotaRefusal(create)) return inconclusive(describeReply(create.reply));
    if (listed === null || listed.length >= number)
      return {
        kind: 'inapplicable',
        reason: 'the other region is full as well, or does not say what it holds',
      };
    return contradicts('accepted, for only the first region is full', describeReply(create.reply));
  },
};

/** What one round at the line of a quota shows of `property`. */
export function judgeRound(
  contract: Contract,
  property: QuotaProperty,
  round: QuotaRoundRead,
  fill: Fill,
): RoundJudgement {
  return judges[property](contract, round, fill);
}

/** Whether a request was turned away for the full quota: a code that names permissions or the action comes after others were accepted. */
export function isRefusal({ reply }: Observation): boolean {
  return (
    reply.kind === 'refused' ||
    (reply.kind === 'blocked' && ['quota', 'permission', 'action'].includes(reply.cause))
  );
}

/** Whether a request was turned away for what the quota has nothing to do with. */
export function isAboutElse({ reply }: Observation): boolean {
  return reply.kind === 'blocked' && ['credentials', 'token', 'length'].includes(reply.cause);
}

/** Whether a request was turned away by a code that names the quota. */
export function isQuotaRefusal({ reply }: Observation): boolean {
  return reply.kind === 'blocked' && reply.cause === 'quota';
}

/** The documented answers to one request too many, in words; null when the document names none. */
function documentedText({ quota }: Contract): string | null {
  const errors = quota?.errors ?? [];
  return errors.length === 0
    ? null
    : `refused with ${errors.map(({ status, code }) => `${status} ${code}`).join(' or ')}`;
}

/** Whether a refusal is one of the documented ones, where there are such. */
function isDocumented({ quota }: Contract, { reply }: Observation): boolean {
  const errors = quota?.errors ?? [];
  if (errors.length === 0) return isInForm(reply);
  return errors.some((it) => isAnswerOf(it, reply));
}

/** Whether a refusal has a 4xx status and a Code, or is as this target refuses everything. */
function isInForm(reply: Observation['reply']): boolean {
  if (reply.kind !== 'refused' && reply.kind !== 'blocked') return false;
  return reply.irregular === true || (reply.code !== '' && reply.status >= 400 && reply.status <= 499);
}

/** Whether two requests were refused in the same words: then it is those words that may be wrong, and not one of the two. */
function isAlike({ reply: one }: Observation, other: Observation | undefined): boolean {
  const refused = other?.reply;
  return 'code' in one && refused !== undefined && 'code' in refused && one.code === refused.code;
}

/** Resources that nobody was told of and that look as the create asked for: refused requests may have made them. */
function unexpectedAmong(
  contract: Contract,
  listed: readonly Resource[],
  { values }: Observation,
  known: readonly string[],
): readonly Resource[] {
  return listed.filter(
    ({ id, tree }) => !known.includes(id) && readbackDifference(contract, values, tree) === null,
  );
}
