import type { Answered } from '../send/answered.ts';
import type { Sending } from '../sending.ts';
import { claimExplained } from './conclude.ts';
import type { Driver } from './driver.ts';
import type { KnownFaults } from './known-faults.ts';
import type { CaseContradiction } from './unconfirmed-contradiction.ts';

/** A clause that is known to be broken, and an accepted request without what the target turns down for it. */
export interface Cause {
  readonly by: string;
  readonly answered: Answered;
}

/** Finds out whether a known fault explains a contradiction. */
export interface Explained {
  /** What explains why a valid request was refused, which is put down: without it the request is accepted. */
  readonly look: (unconfirmed: CaseContradiction) => Promise<Cause | null>;
}

/** Requests that are tried to see whether a known fault explains a contradiction. */
const mostTried = 3;

/** A look that sends each request without what is turned down once. */
export function createExplained(tools: Sending, known: KnownFaults, driver: Driver): Explained {
  /** What is left of many requests is the same. */
  const accepted = new Map<string, Answered>();

  async function answerTo(instead: Answered['planned'], it: CaseContradiction['it'], serial: string) {
    const context = { case: it.id, clause: it.clause, purpose: 'confirm' } as const;
    const answered = await tools.requests.obtain(instead, { context, serial });
    if (answered !== null)
      await tools.requests.discard(answered.sent.again.at(-1) ?? answered.sent.observation);
    return answered;
  }

  return {
    look: async ({ it }) => {
      if (it.side !== 'accept' || it.answered) return null;
      const round = driver.roundOf(`${it.id}/work-round`);
      for (const { clause, instead } of known.workRound(it.request).slice(0, mostTried)) {
        const request = JSON.stringify(instead);
        const answered = accepted.get(request) ?? (await answerTo(instead, it, `${round}without-${clause}`));
        if (answered === null || !claimExplained(tools, it, clause, answered)) continue;
        accepted.set(request, answered);
        return { by: clause, answered };
      }
      return null;
    },
  };
}
