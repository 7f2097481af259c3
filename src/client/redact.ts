import type { EncodedRequest } from './encode.ts';
import type { SentRequest } from './exchange.ts';
import { type FindSecrets, type Range, secretFinder } from './find-secrets.ts';
import { percentDecode } from './percent-decode.ts';

/** Replaces everything secret in a text. */
export type Redact = (text: string) => string;

const blank = '***';

const secretParameters: ReadonlySet<string> = new Set(['AccessKeyId', 'Signature', 'SecurityToken']);

const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'x-acs-accesskey-id',
  'x-acs-security-token',
]);

/** A function that replaces every occurrence of the given secrets, in any encoding that is looked for, by `***`. */
export function redactor(secrets: readonly string[]): Redact {
  return redactorOf(secretFinder(secrets));
}

/** A function that replaces what `find` finds by `***`. */
export function redactorOf(find: FindSecrets): Redact {
  return (text) => blankOut(text, find(text));
}

/** A request as it may be recorded: without key id, signature, token and authorization. */
export function redactRequest(request: EncodedRequest, find: FindSecrets): SentRequest {
  const redact = redactorOf(find);
  const mark = request.path.indexOf('?') + 1;
  return {
    method: request.method,
    path: redact(request.path.slice(0, mark) + redactPairs(request.path.slice(mark))),
    headers: redactHeaders(request.headers, find),
    body: redact(redactPairs(request.body)),
  };
}

/** Headers as they may be recorded, without a secret either that is split over some that follow one another. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  find: FindSecrets,
): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).filter(([name]) => !secretHeaders.has(name));
  // Mostly there is nothing, and one look at all is quicker than one at each: no escape reaches over a line break.
  const values = kept.map(([, value]) => value);
  const redact = find(values.join('\n')).length === 0 ? (value: string) => value : redactorOf(find);
  const shown = kept.map(([name, value]) => [name, redact(value).split(separator)] as const);
  const across = find(shown.flatMap(([, pieces]) => pieces).join(''));
  if (across.length === 0) return Object.fromEntries(shown.map(([name, it]) => [name, it.join(separator)]));
  let start = 0;
  const without = (piece: string): string => {
    const from = start;
    start += piece.length;
    return blankOut(piece, partsWithin(across, from, start));
  };
  return Object.fromEntries(shown.map(([name, pieces]) => [name, pieces.map(without).join(separator)]));
}

/** What stands between the values of headers of one name. */
const separator = ', ';

/** The parts of `ranges` that lie between `from` and `end`, counted from there. */
function partsWithin(ranges: readonly Range[], from: number, end: number): readonly Range[] {
  return ranges.flatMap(([begin, behind]): readonly Range[] => {
    const part: Range = [Math.max(begin, from) - from, Math.min(behind, end) - from];
    return part[0] < part[1] ? [part] : [];
  });
}

function redactPairs(text: string): string {
  return text
    .split('&')
    .map((piece) => {
      const [name = ''] = piece.split('=', 1);
      return secretParameters.has(percentDecode(name)) ? `${name}=${blank}` : piece;
    })
    .join('&');
}

function blankOut(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return text;
  const parts: string[] = [];
  let copied = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(copied, start), blank);
    copied = end;
  }
  return parts.join('') + text.slice(copied);
}
