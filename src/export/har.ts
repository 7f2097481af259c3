import { STATUS_CODES } from 'node:http';
import { decodePairs } from '../client/pairs.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { RunHeader } from '../results/run-header.ts';
import { urlsOf } from '../results/target.ts';

/** One exchange of a recorded run as an entry of HAR 1.2; what was secret in it the record does not have either. */
export function harEntry(
  { target }: Pick<RunHeader, 'target'>,
  exchange: RecordedExchange,
): Readonly<Record<string, unknown>> {
  const { request, response, failure, startedAt, durationMs } = exchange;
  const { ordinal, operation, case: id, clause, purpose } = exchange;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: durationMs,
    request: {
      method: request.method,
      url: urlOf(Object.values(urlsOf(target)), request.headers.host ?? '', request.path),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairsOf(Object.entries(request.headers)),
      queryString: pairsOf(decodePairs(request.path.slice(request.path.indexOf('?') + 1))),
      ...(request.body !== '' && {
        postData: { mimeType: request.headers['content-type'] ?? '', text: request.body, params: [] },
      }),
      headersSize: -1,
      bodySize: Buffer.byteLength(request.body),
    },
    // Status 0 stands for an answer that never came, as in the browsers that write such files.
    response: {
      status: response?.status ?? 0,
      statusText: STATUS_CODES[response?.status ?? 0] ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairsOf(Object.entries(response?.headers ?? {})),
      content: {
        size: response?.cut?.bytes ?? Buffer.byteLength(response?.body ?? ''),
        mimeType: response?.headers['content-type'] ?? '',
        text: response?.body ?? '',
        ...(response?.cut !== undefined && { comment: 'only the start was recorded' }),
      },
      redirectURL: response?.headers.location ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(failure !== undefined && { comment: `${failure.kind}: ${failure.message}` }),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: `#${ordinal} ${operation}, ${purpose} of ${id}${clause === null ? '' : ` for ${clause}`}`,
  };
}

/** What stands before and behind the entries of a file of HAR 1.2. */
export function harFrame({ tool, startedAt, profile, seed }: RunHeader): readonly [string, string] {
  const log = {
    version: '1.2',
    creator: { name: tool.name, version: tool.version },
    comment: `Run of ${startedAt}, profile ${profile}, seed ${seed}`,
    entries: [],
  };
  const text = JSON.stringify({ log });
  const middle = text.lastIndexOf(']');
  return [text.slice(0, middle), text.slice(middle)];
}

function pairsOf(pairs: readonly (readonly [string, string])[]) {
  return pairs.map(([name, value]) => ({ name, value }));
}

/** Where it went. What no URL may hold, such as a lone %, and was sent all the same is escaped. */
function urlOf(targets: readonly string[], host: string, path: string): string {
  const target = targets.find((it) => new URL(it).host === host) ?? targets[0] ?? `http://${host}`;
  const escaped = path
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replaceAll(/([^!-~]|["<>\\^`{|}])+/g, (text) => encodeURIComponent(Buffer.from(text).toString()));
  return `${new URL(target).origin}${escaped}`;
}
