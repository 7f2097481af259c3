import type { PlannedRequest } from '../contract/case.ts';
import { expectationOf } from '../oracle/expectation.ts';
import { standInsFilled } from './fresh.ts';
import type { Session } from './session.ts';
import { signatureOf } from './signature.ts';
import { smallerThan } from './smaller-requests.ts';
import type { Submitted } from './submit.ts';

const fewestSendings = 40;

/** Sendings a parameter: as many as it takes to try each entry of a list twice, and some more. */
const sendingsEach = 4;

/** Sends a smaller request; null when it does not contradict the documents as the first one did. */
export type Retry = (planned: PlannedRequest, serial: string) => Promise<Submitted | null>;

/**
 * The smallest request found that still fails in the same way. Each candidate is read anew: one that breaks other
 * clauses than the first, or touches an open point that it did not, is not sent. At most 40 requests are spent, and more
 * on a request of many parameters; when they are enough, no entry of a list can be left out of what is found.
 */
export async function shrink(session: Session, first: Submitted, retry: Retry): Promise<Submitted> {
  const pinned = signatureOf(first.expectation);
  let smallest = first;
  const mostSendings = Math.max(fewestSendings, sendingsEach * Object.keys(first.planned.parameters).length);
  let left = mostSendings;
  const tried = new Set<string>();
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    for (const parameters of smallerThan(
      () => smallest.planned.parameters,
      session.base,
      session.contract.across,
    )) {
      const name = JSON.stringify(parameters);
      if (tried.has(name)) continue;
      tried.add(name);
      if (left === 0 || session.options.signal.aborted || session.conduit.stopped() !== null) return smallest;
      const expectation = expectationOf(
        session.contract,
        Object.entries(parameters).map(standInsFilled),
        session.facts,
      );
      if (signatureOf(expectation) !== pinned) continue;
      left--;
      const failed = await retry({ ...smallest.planned, parameters }, `shrink-${mostSendings - left}`);
      if (failed === null || signatureOf(failed.expectation) !== pinned) continue;
      smallest = failed;
      progress = true;
    }
  }
  return smallest;
}
