import type { Contract } from '../../contract/contract.ts';
import type { Parameters } from '../../contract/test-case.ts';
import type { Observation } from '../observation.ts';
import { type Came, createObserver } from '../observer.test.kit.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';
import type { Lookup } from './read-steps.ts';

/** The exchanges of one operation of a run that claims can cite; each sending comes to its ordinal. */
export interface Cited {
  readonly lookup: Lookup;
  readonly create: (parameters: Parameters, came: Came, startedAt?: number) => number;
  readonly look: (came: Came) => number;
}

/** No exchanges yet. */
export function createCited(contract: Contract): Cited {
  const observer = createObserver(contract);
  const creates = new Map<number, Observation>();
  const looks = new Map<number, RecordedExchange>();
  return {
    create: (parameters, came, startedAt = 0) => {
      const observation = observer.create(parameters, came);
      const { ordinal } = observation.exchange;
      creates.set(ordinal, { ...observation, exchange: { ...observation.exchange, startedAt } });
      return ordinal;
    },
    look: (came) => {
      const exchange = observer.look(came);
      looks.set(exchange.ordinal, exchange);
      return exchange.ordinal;
    },
    lookup: { create: (ordinal) => found(creates, ordinal), exchange: (ordinal) => found(looks, ordinal) },
  };
}

function found<T>(known: ReadonlyMap<number, T>, ordinal: number): T {
  const value = known.get(ordinal);
  if (value === undefined) throw new Error(`There is no exchange ${ordinal}.`);
  return value;
}

/** An answer of the operation that lists groups, which shows groups with these fields. */
export function listing(...groups: readonly Readonly<Record<string, unknown>>[]): Came {
  return { body: { RequestId: 'request-of-list', SecurityGroups: { SecurityGroup: groups } } };
}
