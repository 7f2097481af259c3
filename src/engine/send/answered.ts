import type { PlannedRequest } from '../../contract/test-case.ts';
import type { Observation } from '../../oracle/observation.ts';
import type { Reply } from '../../oracle/read-reply.ts';
import { lastOf, type Sent } from '../../oracle/resolve.ts';

/** A planned request and how it was answered, once it is known what the answer is due to. */
export interface Answered {
  readonly planned: PlannedRequest;
  readonly sent: Sent;
  readonly reply: Reply;
}

/** The last sending of an answered request. */
export function observationOf({ sent }: Answered): Observation {
  return lastOf(sent);
}

/** A request that was sent once, and was answered for what it is. */
export function answeredOnce({
  planned,
  observation,
}: Pick<Answered, 'planned'> & Pick<Sent, 'observation'>): Answered {
  return { planned, sent: { observation, again: [], baselines: [] }, reply: observation.reply };
}
