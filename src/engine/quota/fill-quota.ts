import { describeReply } from '../../oracle/read-reply.ts';
import { contradict } from '../contradict.ts';
import { runPool } from '../pool.ts';
import { type Session, tallyOf } from '../session.ts';
import type { Submitted } from '../submit.ts';
import { listSteadily } from './quota-lists.ts';
import { createPatiently, type Sender } from './quota-sender.ts';

const mostFills = 6;

const placesWait = 500;

/**
 * Creates until the target is full. `early`: it refused before the documented number, however long it was waited for
 * places that count as free late; `unreached`: it never did.
 */
export async function fill(
  session: Session,
  sender: Sender,
  room: number,
): Promise<'full' | 'early' | 'unreached' | 'stopped'> {
  const { limit, clauses } = session.contract.quota;
  let places = room;
  for (let count = 1; count <= mostFills; count++) {
    const turnedDown = await fillPlaces(session, sender, places);
    if (turnedDown === 'stopped') return 'stopped';
    if (turnedDown === null) return limit === null ? 'unreached' : 'full';
    if (limit === null) {
      // Nobody knows whether it is full, or counts places late that were freed before.
      await session.options.wait(placesWait);
      if ((await sender.create('fill again')).reply.kind !== 'accepted') return 'full';
      continue;
    }
    const again = await createPatiently(session, sender, 'fill again');
    const { length: listed } = await listSteadily(session);
    if (again.reply.kind === 'later') return 'stopped';
    if (listed >= limit) return 'full';
    if (again.reply.kind !== 'accepted') {
      const tally = tallyOf(session, clauses.limit);
      tally.judged++;
      for (const it of [turnedDown, again])
        contradict(session, tally, it, session.golden, {
          expected: `accepted as one of ${limit}`,
          actual: `${describeReply(it.reply)} with ${sender.ids.length} created`,
        });
      return 'early';
    }
    places = limit - listed;
  }
  return 'stopped';
}

/** Creates so many resources, or until one is turned down, which is returned. */
async function fillPlaces(
  session: Session,
  sender: Sender,
  places: number,
): Promise<Submitted | null | 'stopped'> {
  const { conduit, options } = session;
  let turnedDown: Submitted | null = null;
  let lost = false;
  await runPool(
    Array.from({ length: places }, (_, index) => index),
    options.concurrency,
    async () => {
      const submitted = await sender.create('fill');
      if (submitted.reply.kind === 'barred' || submitted.reply.kind === 'refused') turnedDown ??= submitted;
      else if (submitted.reply.kind !== 'accepted') lost = true;
    },
    () => turnedDown !== null || lost || conduit.stopped() !== null,
  );
  return conduit.stopped() !== null || lost ? 'stopped' : turnedDown;
}
