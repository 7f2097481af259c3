import type { RecordedExchange } from '../recorded-exchange.ts';

/** Thrown when an answer is looked at of which the record has only the start. */
class CutError extends Error {
  override readonly name = 'CutError';
}

/** `exchange`, if the record has the whole of its answer. */
export function uncut(exchange: RecordedExchange): RecordedExchange {
  if (exchange.response?.cut !== undefined) throw new CutError();
  return exchange;
}

/** What `judged` comes to, or `cut` where it looks at an answer of which the record has only the start. */
export function unlessCut<T>(judged: () => T): T | 'cut' {
  try {
    return judged();
  } catch (error) {
    if (error instanceof CutError) return 'cut';
    throw error;
  }
}
