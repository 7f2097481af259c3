import type { Others } from '../../contract/sequence.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import { runPool } from '../run-pool.ts';
import type { Sending } from '../sending.ts';

/** Sends what is to come between the requests of a sequence and deletes what that creates. */
export async function sendOthers(
  { requests, options, sender, pool }: Sending,
  { sequence, serial, steps }: Execution,
  { request, times, lastMs }: Others,
): Promise<void> {
  const context: RequestContext = { case: sequence.id, clause: sequence.clause, purpose: 'sequence' };
  const since = options.now();
  await runPool(
    Array.from({ length: times }).keys(),
    options.concurrency,
    async (index) =>
      requests.discard(
        await requests.send(request, { context, serial: `${serial}/${steps.length}/other-${index}` }),
      ),
    // What cannot be deleted must not pile up.
    () => sender.stopped() !== null || pool.isRemovable() === false,
  );
  const left = lastMs - (options.now() - since);
  if (left > 0 && sender.stopped() === null) await options.wait(left);
}
