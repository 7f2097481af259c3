import type { Protocol } from '../contract/protocol.ts';

/** The milliseconds to wait before another try that an answer with these headers asks for; null when it asks for none. */
export function retryAfterIn(
  headers: Readonly<Record<string, string>>,
  known: Protocol['retryAfter'],
): number | null {
  for (const { header, unitMs } of known) {
    const units = Number(headers[header]);
    if (Number.isFinite(units) && units > 0) return units * unitMs;
  }
  return null;
}
