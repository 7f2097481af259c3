import type { TestCase } from '../../contract/test-case.ts';
import { lastOf } from '../../oracle/resolve.ts';
import type { Operation } from '../operation.ts';
import { isWanted } from '../run-options.ts';
import { plainRequest } from '../target-profile.ts';
import { claimQuota, type Round } from './quota/quota-claims.ts';
import { isOver, type StageContext } from './stage.ts';

/** One failure behind an odd request may be chance. */
const mostRounds = 3;
/** Milliseconds after which a target has recovered from what passes. */
const recovery = 400;

/**
 * Sends odd requests, each with an ordinary one behind it: whatever comes of the odd one, the other is accepted as it was
 * before. First of all, for afterwards nobody could tell which request others fail behind.
 */
export async function lookForPoison(
  operation: Operation,
  context: StageContext,
  odd: readonly TestCase[],
): Promise<void> {
  const { profile, requests, options } = operation;
  const { contract, baseline, accepted } = profile;
  const clause = contract.common.robustInput;
  if (options.profile === 'quick' || !isWanted(options, clause)) return;
  const asking = { case: `${clause}/sequence/accepted-after`, clause, purpose: 'sequence' } as const;
  for (const [index, { request }] of odd.entries()) {
    const rounds: Round[] = [];
    for (let round = 1; round <= mostRounds && !isOver(operation, context); round++) {
      if (round > 1) await options.wait(recovery);
      const serial = `poison-${index + 1}-${round}`;
      const poison = await requests.send(request, { context: asking, serial });
      await requests.discard(poison);
      const plain = plainRequest(profile, baseline);
      const after = await requests.send(plain, { context: asking, serial: `${serial}-after` });
      await requests.discard(after);
      if (poison === null || after?.reply.kind !== 'malformed') break;
      rounds.push({ creates: [lastOf(accepted.sent), poison, after], listing: null });
    }
    if (rounds.length < mostRounds) continue;
    claimQuota(operation, clause, 'accepted-after', { number: 0, creates: [], before: [] }, rounds);
    return;
  }
}
