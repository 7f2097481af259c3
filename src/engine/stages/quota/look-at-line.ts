import { parameterOfShape, parametersOfShape } from '../../../contract/of-shape.ts';
import { createdId } from '../../../oracle/created-id.ts';
import { isAnswerOf } from '../../../oracle/judge.ts';
import type { Observation } from '../../../oracle/observation.ts';
import { isAboutElse, isQuotaRefusal, isRefusal } from '../../../oracle/quota.ts';
import { freeAPlace } from './free-a-place.ts';
import { lookWhileFull, raceForLastPlace } from './look-while-full.ts';
import { claimQuota, type Filled, isKept, type Round } from './quota-claims.ts';
import { listIn, listMoreThan, listSteadily } from './quota-lists.ts';
import type { Filling, QuotaRequests } from './quota-requests.ts';

/** A contradiction is looked at a second time. */
const mostRounds = 2;

/**
 * Looks what a full target does with one request more, with a replay, a check, another region and a place that is freed.
 * `before`: the ids that were there before this run filled it.
 */
export async function lookAtTheLine(
  filling: Filling,
  requests: QuotaRequests,
  before: readonly string[],
): Promise<void> {
  const { contract } = filling.profile;
  const { limit, scope, message } = filling.quota.clauses;
  const number =
    filling.quota.limit ?? (await listSteadily(filling))?.resources.size ?? requests.accepted().length;
  const filled: Filled = { number, creates: requests.accepted().slice(), before };
  const usual = await requests.refuse('an ordinary fault');
  const more = await sendMore(filling, requests, number);
  const sent = ofTheQuota(
    more.flatMap(({ creates }) => creates),
    usual,
  );
  const wasAccepted = sent.some(({ reply }) => reply.kind === 'accepted');
  const wasRefused = sent.some(isRefusal);
  // Where no document tells the limit, a target that refuses now and then may have been emptied by others meanwhile.
  const isCrowded = filling.quota.limit !== null || !wasRefused;
  const rounds = more.filter(({ creates }) => creates.every((create) => sent.includes(create)));
  claimQuota(
    filling,
    limit,
    'refused-when-full',
    filled,
    wasAccepted && !isCrowded ? rounds.filter(({ creates }) => creates.every(isRefusal)) : rounds,
  );
  if (message !== null)
    claimQuota(
      filling,
      message,
      'message',
      filled,
      rounds.filter(({ creates }) => creates.some(isRefusal)),
    );
  // Where each was refused, what is there beyond the limit was left by a refused request.
  await lookForEffect(filling, filled, sent.every(isRefusal) ? contract.common.refusalEffect : limit);
  await replayWhenFull(filling, requests, filled);
  await tryCheck(filling, requests, filled);
  if (scope !== null) await tryOtherRegion(filling, requests, filled, scope);
  await lookWhileFull(filling, filled);
  await freeAPlace(filling, requests, filled);
  await raceForLastPlace(filling, requests, filled);
  // By now so many others had tokens that a memory of the last hundred has lost the first.
  await replayWhenFull(filling, requests, filled);
}

/** Without refusals in other words than the plain request got: those are about something else that the request has. */
function ofTheQuota(sent: readonly Observation[], usual: Observation | null): readonly Observation[] {
  const codeOf = ({ reply }: Observation) => ('code' in reply ? reply.code : null);
  // Where nothing is refused in due form, a full target does not do so either.
  const definite =
    usual?.reply.kind === 'malformed' ? sent.filter(({ reply }) => reply.kind !== 'malformed') : sent;
  const [first] = definite;
  return definite.filter(
    (it) =>
      !isAboutElse(it) &&
      (first === undefined || !isRefusal(it) || isQuotaRefusal(it) || codeOf(it) === codeOf(first)),
  );
}

/** Requests for one resource more, each different from the others; what is no refusal is sent a second time. */
async function sendMore(
  filling: Filling,
  requests: QuotaRequests,
  number: number,
): Promise<readonly Round[]> {
  const kinds = [
    () => requests.create('one more'),
    () => requests.createBare('one more by GET'),
    () => requests.createLargest('one more with everything'),
    () => requests.createTokenless('one more without a token'),
  ];
  const rounds: Round[] = [];
  for (const send of kinds)
    for (let time = 1; time <= mostRounds; time++) {
      const create = await send();
      if (create === null) break;
      const id = createdId(create.reply);
      // Looked at while it is there: once it is deleted, others may seem to have made room for it.
      rounds.push({ creates: [create], listing: id === null ? null : await listMoreThan(filling, number) });
      if (id !== null) await filling.pool.remove(id);
      if (isRefusal(create) && isQuotaRefusal(create)) break;
    }
  return rounds;
}

/** The target must hold exactly what was accepted. */
async function lookForEffect(filling: Filling, filled: Filled, clause: string): Promise<void> {
  const { limit } = filling.quota;
  if (limit === null) return;
  const rounds: Round[] = [];
  for (let round = 1; round <= mostRounds; round++) {
    const listing = await listIn(filling, filling.profile.facts.region);
    rounds.push({ creates: [], listing });
    if (listing === null || listing.resources.size <= limit) break;
  }
  claimQuota(filling, clause, 'no-more-than-limit', filled, rounds);
}

/** The token of a request that was accepted gives its id again, however full the target is. */
async function replayWhenFull(filling: Filling, requests: QuotaRequests, filled: Filled): Promise<void> {
  const { contract } = filling.profile;
  const [first] = filled.creates;
  if (contract.idempotence === null || first?.values[contract.idempotence.parameter] === undefined) return;
  const { idempotent } = contract.idempotence.clauses;
  const rounds: Round[] = [];
  for (let round = 1; round <= mostRounds; round++) {
    const again = await requests.replay(first);
    if (again === null) return;
    rounds.push({ creates: [first, again], listing: null });
    if (createdId(again.reply) === createdId(first.reply)) break;
  }
  const isLater = rounds.some(({ creates }) => creates.some(({ reply }) => reply.kind === 'retryable'));
  if (!isLater) claimQuota(filling, idempotent, 'replayed-when-full', filled, rounds);
}

async function tryCheck(filling: Filling, requests: QuotaRequests, filled: Filled): Promise<void> {
  const { errors } = filling.quota;
  const isDocumented = ({ reply }: Observation) => errors.some((it) => isAnswerOf(it, reply));
  for (const parameter of parametersOfShape(filling.profile.contract, 'dry-run')) {
    const rounds: Round[] = [];
    for (let round = 1; round <= mostRounds; round++) {
      const check = await requests.create('DryRun with the quota full', { [parameter.name]: 'true' });
      if (check === null) break;
      const after = isDocumented(check) ? null : await requests.create('to see whether it is still full');
      rounds.push({ creates: after === null ? [check] : [check, after], listing: null });
    }
    claimQuota(filling, parameter.clauses.quota, 'checked-when-full', filled, rounds);
  }
}

async function tryOtherRegion(
  filling: Filling,
  requests: QuotaRequests,
  filled: Filled,
  clause: string,
): Promise<void> {
  const { contract, facts, baseline } = filling.profile;
  const name = parameterOfShape(contract, 'region')?.name;
  const other = facts.regions.find((region) => region !== facts.region);
  if (name === undefined) return;
  if (other === undefined) {
    const reason = 'no second region is known: give one with --region';
    filling.judge.claim({
      kind: 'skip',
      operation: contract.operation,
      as: 'not-applicable',
      clauses: [clause],
      reason,
    });
    return;
  }
  // What exists in one region need not exist in another.
  if (parametersOfShape(contract, 'reference').some(({ name: own }) => own in baseline)) return;
  const rounds: Round[] = [];
  for (let round = 1; round <= mostRounds; round++) {
    const create = await requests.create(`in ${other}`, { [name]: other });
    if (create === null) return;
    await filling.requests.discard(create);
    const listing = isQuotaRefusal(create) ? await listIn(filling, other) : null;
    rounds.push({ creates: [create], listing });
    if (create.reply.kind === 'accepted') break;
  }
  const isConclusive = rounds.some(({ creates }) =>
    creates.some((it) => it.reply.kind === 'accepted' || isQuotaRefusal(it)),
  );
  if (isConclusive) isKept(claimQuota(filling, clause, 'other-region', filled, rounds));
}
