import type { Dispatcher } from 'undici';
import { decompress } from './decompress.ts';
import type { EncodedRequest } from './encode.ts';
import type { ReceivedResponse } from './exchange.ts';

/** Thrown when an answer grows beyond the limit. */
const oversize = Object.assign(new Error('The answer is larger than the limit.'), {
  code: 'ERR_BUFFER_TOO_LARGE',
});

/**
 * Sends a request once and reads the answer to its end, at most `maxBodyBytes` before and after decompression. No
 * redirect is followed and nothing is sent again. Rejects with the error of the network, the parser or the coding.
 */
export async function fetchResponse(
  dispatcher: Dispatcher,
  origin: string,
  request: EncodedRequest,
  maxBodyBytes: number,
  signal: AbortSignal,
): Promise<ReceivedResponse> {
  const { statusCode, headers, body } = await dispatcher.request({
    origin,
    method: request.method,
    path: request.path,
    headers: request.headers,
    body: request.body === '' ? null : request.body,
    signal,
  });
  const received = joinHeaders(headers);
  const data = await readAll(body, maxBodyBytes);
  const plain = await decompress(data, received['content-encoding'] ?? '', maxBodyBytes);
  return { status: statusCode, headers: received, body: plain.toString('utf8') };
}

function joinHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string>> {
  const joined = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
  return Object.fromEntries(joined);
}

async function readAll(body: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > limit) throw oversize;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
