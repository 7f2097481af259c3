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
  const others = sendingsOf(after);
  const pairs = [...sendingsOf(before)].flatMap(([request, sendings]) =>
    paired(sendings, others.get(request) ?? []),
  );
  const differing = pairs.filter((pair) => headOf(pair.before) !== headOf(pair.after));
  return { compared: pairs.length, differing: differing.length, first: differing[0] ?? null };
}

/** The sendings of each planned request, by what is the same in both runs; of several attempts the last counts. */
function sendingsOf(exchanges: Iterable<RecordedExchange>): ReadonlyMap<string, RecordedExchange[]> {
  const found = new Map<string, RecordedExchange[]>();
  for (const exchange of exchanges) {
    const { purpose, retryOf, operation, action, case: id, parameters } = exchange;
    if (!planned.includes(purpose) || operation !== action) continue;
    const request = JSON.stringify([operation, id, purpose, parameters]);
    const sendings = found.get(request) ?? [];
    if (retryOf !== null) sendings.pop();
    found.set(request, [...sendings, exchange]);
  }
  return found;
}

/** One by one. Where one run sent more, with another token for one that was used before, the last is what it went by. */
function paired(
  before: readonly RecordedExchange[],
  after: readonly RecordedExchange[],
): readonly Difference[] {
  const from = before.length === after.length ? 0 : -1;
  const others = after.slice(from);
  return before.slice(from).flatMap((exchange, index) => {
    const other = others[index];
    return other === undefined ? [] : [{ before: exchange, after: other }];
  });
}

function headOf({ response, failure }: RecordedExchange): string {
  if (response === undefined) return failure?.kind ?? 'no answer';
  return answerHead(response);
}
