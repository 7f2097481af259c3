import type { Reply } from './read-reply.ts';

type Sentences = { readonly [K in Reply['kind']]: (reply: Extract<Reply, { kind: K }>) => string };

const putOff = (detail: string): string => `put off with ${detail}`;
const notAnswered = (detail: string): string => `not answered (${detail})`;

type RetryableCause = Extract<Reply, { kind: 'retryable' }>['cause'];

const retryableText: { readonly [C in RetryableCause]: (detail: string) => string } = {
  throttled: putOff,
  processing: putOff,
  unavailable: (detail) => `answered with ${detail}`,
  lost: notAnswered,
  timeout: notAnswered,
  unreachable: notAnswered,
  aborted: notAnswered,
};

const sentences: Sentences = {
  accepted: () => 'accepted',
  refused: ({ status, code, unreadable, of }) => {
    const without = `${unreadable ? 'and a body that cannot be read' : 'and no Code'}${of === undefined ? '' : ` (${of})`}`;
    return `refused with ${status} ${code || without}`;
  },
  retryable: ({ cause, detail }) => retryableText[cause](detail),
  blocked: ({ detail }) => `turned away with ${detail}`,
  malformed: ({ detail }) => `answered with ${detail}`,
};

/** What `reply` was, in the words of the reports. */
export function describeReply(reply: Reply): string {
  // The table is keyed by the reply's own kind, which TypeScript cannot follow through an index.
  return (sentences[reply.kind] as (reply: Reply) => string)(reply);
}
