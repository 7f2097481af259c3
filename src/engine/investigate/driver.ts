import type { Answered } from '../send/answered.ts';
import type { Requests } from '../send/requests.ts';
import type { Sender } from '../send/sender.ts';
import type { Ask, Step } from './ask.ts';
import type { Raising } from './conclude.ts';

/** Sends what investigations ask for. */
export interface Driver {
  /** Goes through an investigation until it is concluded. What was created is discarded. */
  readonly drive: <T>(steps: Step<T>, raisedBy: Raising) => Promise<T>;
  /** What tells the sendings of one investigation of a case from those of another. */
  readonly roundOf: (id: string) => string;
}

/** A driver that knows of every investigation under way; they share it. */
export function createDriver({
  sender,
  requests,
}: {
  readonly sender: Sender;
  readonly requests: Requests;
}): Driver {
  const rounds = new Map<string, number>();

  function roundOf(id: string): string {
    const round = (rounds.get(id) ?? 0) + 1;
    rounds.set(id, round);
    return round === 1 ? '' : `round-${round}/`;
  }

  async function drive<T>(steps: Step<T>, { id, clause }: Raising): Promise<T> {
    const round = roundOf(id);
    const send = async ({ planned, serial, purpose }: Ask): Promise<Answered | null> => {
      if (sender.stopped() !== null) return null;
      const answered = await requests.obtain(planned, {
        context: { case: id, clause, purpose },
        serial: `${round}${serial}`,
      });
      if (answered !== null) await requests.discard(answered.sent.again.at(-1) ?? answered.sent.observation);
      return answered;
    };
    let next = steps.next();
    while (next.done !== true) next = steps.next(await send(next.value));
    return next.value;
  }

  return { drive, roundOf };
}
