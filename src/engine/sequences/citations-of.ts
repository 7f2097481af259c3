import { type Citations, createCitations } from '../citations.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';

/** Citations of all that an execution did. */
export function citationsOf(...executions: readonly Execution[]): Citations {
  const citations = createCitations();
  for (const { creates, looks: seen } of executions) {
    for (const it of creates) citations.citeCreate(it);
    for (const it of seen) citations.citeExchange(it);
  }
  return citations;
}
