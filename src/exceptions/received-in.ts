import type { ClauseResult } from '../oracle/clause-result.ts';

/** What came instead of what the document says, in the words of the reports; empty where nothing failed. */
export function receivedIn({ reason, counterexample }: ClauseResult): string {
  if (counterexample === null) return '';
  const start = `expected ${counterexample.expected}, received: `;
  const at = reason.indexOf(start);
  if (at < 0) return reason;
  // A space that was tried in full adds how much of it fails, which differs between runs.
  return reason.slice(at + start.length).replace(/; \d+ of the \d+ combinations.*$/, '');
}
