import type { Reply } from '../oracle/read-reply.ts';

/** How a request failed: the kind of its answer, with status and Code where it was refused. */
export function failureOf(reply: Reply): string {
  switch (reply.kind) {
    case 'refused':
      return `refused ${reply.status} ${reply.code}`.trim();
    case 'malformed':
      return `broken ${reply.cause}`;
    case 'retryable':
    case 'blocked':
      return `${reply.kind} ${reply.cause}`;
    case 'accepted':
      return reply.kind;
  }
}
