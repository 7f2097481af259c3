import type { Observation } from '../../../oracle/observation.ts';
import { isRefusal } from '../../../oracle/quota.ts';
import { runPool } from '../../run-pool.ts';
import { claimQuota, type Filled, type Round } from './quota-claims.ts';
import { listSteadily } from './quota-lists.ts';
import type { Filling, QuotaRequests } from './quota-requests.ts';

const mostFills = 6;
const placesWait = 500;

/**
 * Creates until the target is full. `early`: it refused before the documented number, however long it was waited for
 * places that count as free late; `unreached`: it never did.
 */
export async function fill(
  filling: Filling,
  requests: QuotaRequests,
  before: readonly string[],
  room: number,
): Promise<'full' | 'early' | 'unreached' | 'stopped'> {
  const { limit, clauses } = filling.quota;
  const rounds: Round[] = [];
  let places = room;
  for (let count = 1; count <= mostFills; count++) {
    const turnedDown = await fillPlaces(filling, requests, places);
    if (turnedDown === 'stopped') return 'stopped';
    if (turnedDown === null) return limit === null ? 'unreached' : 'full';
    if (limit === null) {
      // Nobody knows whether it is full, or counts places late that were freed before.
      await filling.options.wait(placesWait);
      if ((await requests.create('fill again'))?.reply.kind !== 'accepted') return 'full';
      continue;
    }
    const creates = await requests.createPatiently('fill again');
    const listing = await listSteadily(filling);
    if (creates.length === 0 || listing === null || !isDefinite(creates)) return 'stopped';
    if (listing.resources.size >= limit) return 'full';
    if (creates.at(-1)?.reply.kind !== 'accepted') {
      rounds.push({ creates: [turnedDown], listing }, { creates, listing });
      const filled: Filled = { number: limit, creates: requests.accepted(), before };
      claimQuota(filling, clauses.limit, 'accepted-below-limit', filled, rounds);
      return 'early';
    }
    places = limit - listing.resources.size;
  }
  return 'stopped';
}

function isDefinite(creates: readonly Observation[]): boolean {
  const kind = creates.at(-1)?.reply.kind;
  return kind !== 'retryable' && kind !== 'malformed';
}

/** Creates so many resources, or until one is turned down, which is returned. */
async function fillPlaces(
  { options, sender }: Filling,
  requests: QuotaRequests,
  places: number,
): Promise<Observation | null | 'stopped'> {
  let turnedDown: Observation | null = null;
  let lost = false;
  await runPool(
    Array.from({ length: places }, (_, index) => index),
    options.concurrency,
    async () => {
      const observation = await requests.create('fill');
      if (observation !== null && isRefusal(observation)) turnedDown ??= observation;
      else if (observation?.reply.kind !== 'accepted') lost = true;
    },
    () => turnedDown !== null || lost || sender.stopped() !== null,
  );
  return sender.stopped() !== null || lost ? 'stopped' : turnedDown;
}
