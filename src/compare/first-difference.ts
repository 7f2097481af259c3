import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import { answerHead } from '../report/words.ts';

/** The same request to two targets, which were not of one mind. */
export interface Difference {
  readonly before: RecordedExchange;
  readonly after: RecordedExchange;
}

/** What two runs of one plan have in common, and where they part. */
export interface Differences {
  /** Requests that both were sent. */
  readonly compared: number;
  /** How many of these were answered with another status or error code. */
  readonly differing: number;
  /** The first of them in the order of the earlier run. */
  readonly first: Difference | null;
}

/** Purposes of requests that are planned; what else is sent depends on the answers. */
const planned: readonly RecordedExchange['purpose'][] = ['plan', 'twin', 'sequence', 'observe'];

/** Holds the exchanges of two runs of the same seed and settings against one another, request by request. */
export function differencesOf(
  before: Iterable<RecordedExchange>,
  after: Iterable<RecordedExchange>,
): Differences {
  const others = new Map([...keyed(after)]);
  let compared = 0;
  let differing = 0;
  let first: Difference | null = null;
  for (const [key, exchange] of keyed(before)) {
    const other = others.get(key);
    if (other === undefined) continue;
    compared++;
    if (headOf(exchange) === headOf(other)) continue;
    differing++;
    first ??= { before: exchange, after: other };
  }
  return { compared, differing, first };
}

/** Each planned exchange once, by what is the same in both runs; the last attempt of it counts. */
function keyed(exchanges: Iterable<RecordedExchange>): ReadonlyMap<string, RecordedExchange> {
  const found = new Map<string, RecordedExchange>();
  const times = new Map<string, number>();
  for (const exchange of exchanges) {
    const { purpose, retryOf, operation, action, case: id, parameters } = exchange;
    if (!planned.includes(purpose) || operation !== action) continue;
    const request = JSON.stringify([operation, id, purpose, parameters]);
    const count = (times.get(request) ?? 0) + (retryOf === null ? 1 : 0);
    times.set(request, count);
    found.set(`${request} ${count}`, exchange);
  }
  return found;
}

function headOf({ response, failure }: RecordedExchange): string {
  if (response === undefined) return failure?.kind ?? 'no answer';
  return answerHead(response);
}
