import type { Reply } from './read-reply.ts';

type Sentences = { readonly [K in Reply['kind']]: (reply: Extract<Reply, { kind: K }>) => string };

const sentences: Sentences = {
  accepted: () => 'accepted',
  refused: ({ status, code, unreadable }) =>
    `refused with ${status} ${code || (unreadable ? 'and a body that cannot be read' : 'and no Code')}`,
  later: ({ detail }) => `not answered (${detail})`,
  barred: ({ detail }) => `turned away with ${detail}`,
  broken: ({ detail }) => `answered with ${detail}`,
};

/** What `reply` was, in the words of the reports. */
export function describeReply(reply: Reply): string {
  // The table is keyed by the reply's own kind, which TypeScript cannot follow through an index.
  return (sentences[reply.kind] as (reply: Reply) => string)(reply);
}
