import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Bodies above this many bytes are read to their end, but not kept. */
const largestBody = 1024 * 1024;

/** A request as it came over the wire. */
export interface Received {
  /** 1 for the first request that this endpoint was sent. */
  readonly ordinal: number;
  readonly method: string;
  readonly path: string;
  /** The query string without its `?`, not decoded. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly tooLarge: boolean;
}

/** Reads `message` to its end. Rejects when the connection breaks before. */
export async function receive(message: IncomingMessage, ordinal: number): Promise<Received> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length <= largestBody) chunks.push(bytes);
  }
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  return {
    ordinal,
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: message.headers,
    body: length <= largestBody ? Buffer.concat(chunks) : Buffer.alloc(0),
    tooLarge: length > largestBody,
  };
}

/** The value of a header, or undefined; `name` in lower case. */
export function headerOf(received: Received, name: string): string | undefined {
  const value = received.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
