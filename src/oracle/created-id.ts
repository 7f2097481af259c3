import type { Reply } from './read-reply.ts';

/** The id of what a request created; null when it created nothing. */
export function createdId(reply: Reply): string | null {
  return reply.kind === 'accepted' ? reply.id : null;
}
