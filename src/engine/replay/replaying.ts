import { onTarget } from '../../cases/on-target.ts';
import type { ReplayCase } from '../../cases/replay-case.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import type { Purpose } from '../../oracle/recorded-exchange.ts';
import { noRoomText } from '../resources/no-room.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { lettersFor } from '../send/placeholders.ts';
import type { Sending } from '../sending.ts';

/** A case on its way to a target. */
export interface Replaying {
  readonly tools: Sending;
  readonly own: ReplayCase;
}

/** The target lacks what a case needs. */
export class Lacking extends Error {
  override readonly name = 'Lacking';
}

/** A request of the case with the region and the ids of this target. Throws a Lacking. */
export function withReferences({ tools }: Replaying, general: PlannedRequest): PlannedRequest {
  const filled = onTarget(general, tools.profile.facts);
  if (filled.kind === 'lacking') throw new Lacking(`the target is not known to have ${filled.what}`);
  return filled.request;
}

/** The same with letters that the requests of the case share: they are the same throughout its replay. Throws a Lacking. */
export function planFor(replaying: Replaying, general: PlannedRequest): PlannedRequest {
  const { tools, own } = replaying;
  const shared = (value: string): string =>
    value.replaceAll(/\{shared:(\w+):(\d+)\}/g, (_, name: string, length: string) =>
      lettersFor(`${tools.options.nonce}/${own.id}/${name}`, Number(length)),
    );
  const { parameters, again, ...transport } = withReferences(replaying, general);
  return {
    ...transport,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, shared(value)])),
    again: again.map(([name, value]) => [name, shared(value)] as const),
  };
}

/** Sends a request of a case and deletes what it creates; null when there is no room for it. */
export async function sendFor(
  { tools, own }: Replaying,
  planned: PlannedRequest,
  serial: string,
  purpose: Purpose,
): Promise<Answered | null> {
  if (tools.sender.stopped() !== null) return null;
  const context = { case: own.raisedBy.case, clause: own.clause, purpose } as const;
  const answered = await tools.requests.obtain(planned, { context, serial: `replay/${own.id}/${serial}` });
  if (answered !== null) await tools.requests.discard(observationOf(answered));
  return answered;
}

/** Why nothing more could be sent. */
export function unsentText({ sender, pool }: Sending): string {
  return sender.stopped() ?? `there was no room: ${noRoomText(pool)}`;
}
