import type { ClauseResult } from '../oracle/clause-result.ts';
import type { ExceptionsFile } from './exception.ts';
import { receivedIn } from './received-in.ts';

/** How long a draft accepts what fails, until somebody says otherwise. */
const draftDays = 90;
const dayMs = 24 * 60 * 60 * 1000;

/** A file that accepts what fails in `results` as of `today`, a date such as 2026-11-30; its reasons are to be written. */
export function draftExceptions(results: readonly ClauseResult[], today: string): ExceptionsFile {
  const expires = new Date(Date.parse(today) + draftDays * dayMs).toISOString().slice(0, 10);
  return {
    exceptions: results
      .filter(({ outcome }) => outcome === 'violates' || outcome === 'warns')
      .map((result) => ({
        clause: result.id,
        reason: 'TODO: say why this is accepted',
        since: today,
        expires,
        fails: { received: literal(receivedIn(result)) },
      })),
  };
}

/** A glob that matches `text` and whatever stands where it has what differs from run to run. */
function literal(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*"|\b[a-z]+-[a-z0-9]{8,}\b|\d{4,})/)
    .map((part, index) => (index % 2 === 1 ? '*' : part.replaceAll(/[\\*?[\]{}()!+@|]/g, '\\$&')))
    .join('');
}
