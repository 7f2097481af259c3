import type { Pair, SentRequest } from './exchange.ts';
import { decodePairs, encodePairs } from './pairs.ts';
import { percentEncode } from './percent-encode.ts';
import { isCommonParameter, readAction, readFormat, readVersion } from './read-request.ts';

/**
 * A shell command in one line of ASCII that sends the same parameters unsigned: their encoding is kept as it was sent,
 * and Action, Version and Format stand in the query.
 */
export function curlLine(request: SentRequest, origin: string): string {
  const mark = request.path.indexOf('?');
  const path = mark < 0 ? request.path : request.path.slice(0, mark);
  const query = mark < 0 ? '' : request.path.slice(mark + 1);
  const asked = encodePairs([
    ...present('Action', readAction(request)),
    ...present('Version', readVersion(request)),
    ...present('Format', readFormat(request)),
  ]);
  const url = `${new URL(origin).origin}${path}?${[asked, businessPart(query)].filter(Boolean).join('&')}`;
  const body = request.method === 'POST' ? ` --data-raw ${quote(businessPart(request.body))}` : '';
  // Without -g, curl would read brackets and braces of raw input as patterns.
  return `curl -sSg -X ${request.method} ${quote(url)}${body}`;
}

function present(name: string, value: string | null): readonly Pair[] {
  return value === null ? [] : [[name, value]];
}

/** The pieces that are not common parameters, as they were sent but for what does not fit in a line of ASCII. */
function businessPart(text: string): string {
  return text
    .split('&')
    .filter((piece) => !decodePairs(piece).some(([name]) => isCommonParameter(name)))
    .join('&')
    .replace(/[^!-~]/gu, percentEncode);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
