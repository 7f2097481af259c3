import { readRequest } from '../client/read-request.ts';
import type { Contract } from '../contract/contract.ts';
import { mayHaveActed, type Observation } from './observation.ts';
import type { RecordedExchange } from './recorded-exchange.ts';
import { madeSubject, namedIn } from './subjects.ts';

/** Knows of what was made to act on, and is there as far as answers tell. */
export interface SubjectMemory {
  readonly alive: ReadonlySet<string>;
  /** Takes in a call of a companion operation. */
  readonly seeCompanion: (exchange: RecordedExchange) => void;
  /** Takes in a request to the operation. */
  readonly seeRequest: (observation: Observation) => void;
}

/** Remembers nothing yet. */
export function createSubjectMemory(contract: Contract): SubjectMemory {
  const alive = new Set<string>();
  const forget = (values: Readonly<Record<string, string>>): void => {
    for (const id of namedIn(contract, values)) alive.delete(id);
  };
  return {
    alive,
    seeCompanion: (exchange) => {
      const made = madeSubject(contract, exchange);
      if (made !== null) alive.add(made);
      if (contract.subject === undefined || exchange.action !== contract.companions.remove?.action) return;
      for (const [, value] of readRequest(exchange.request)) alive.delete(value);
    },
    seeRequest: ({ values, reply }) => {
      // After an answer that was lost nobody knows whether it is still there.
      const isDone = reply.kind === 'accepted' || mayHaveActed(reply);
      if (contract.subject?.effect === 'deletes' && isDone) forget(values);
    },
  };
}
