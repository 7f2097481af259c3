import type { Cited } from '../oracle/claims/cited.ts';
import type { Lookup } from '../oracle/claims/read-steps.ts';
import type { Observation } from '../oracle/observation.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { Sent } from '../oracle/resolve.ts';

/** Collects what a claim cites, so that the judge can look it up by ordinal. */
export interface Citations {
  readonly cite: (sent: Sent) => Cited;
  readonly citeMaybe: (sent: Sent | null) => Cited | null;
  readonly citeCreate: (observation: Observation) => number;
  readonly citeExchange: (exchange: RecordedExchange) => number;
  readonly lookup: Lookup;
}

/** Citations of nothing yet. */
export function createCitations(): Citations {
  const creates = new Map<number, Observation>();
  const exchanges = new Map<number, RecordedExchange>();
  const citeCreate = (observation: Observation): number => {
    const { ordinal } = observation.exchange;
    creates.set(ordinal, observation);
    return ordinal;
  };
  const cite = ({ observation, again, baselines }: Sent): Cited => ({
    at: citeCreate(observation),
    again: again.map(citeCreate),
    baselines: baselines.map(citeCreate),
  });
  return {
    cite,
    citeMaybe: (sent) => (sent === null ? null : cite(sent)),
    citeCreate,
    citeExchange: (exchange) => {
      exchanges.set(exchange.ordinal, exchange);
      return exchange.ordinal;
    },
    lookup: {
      create: (ordinal) => found(creates, ordinal),
      exchange: (ordinal) => found(exchanges, ordinal),
    },
  };
}

function found<T>(known: ReadonlyMap<number, T>, ordinal: number): T {
  const value = known.get(ordinal);
  if (value === undefined) throw new Error(`A claim cites exchange ${ordinal}, which nobody handed on.`);
  return value;
}
