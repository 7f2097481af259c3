import type { EncodedRequest } from './encode.ts';
import type { SentRequest } from './exchange.ts';
import { percentDecode } from './percent-decode.ts';
import { endOfMatch, nextStart, type Spelling, spell } from './spelling.ts';

/** Replaces everything secret in a text. */
export type Redact = (text: string) => string;

const blank = '***';

// A shorter one would blot out ordinary words; by name, it is still left out of requests.
const shortestSecret = 6;

const secretParameters: ReadonlySet<string> = new Set(['AccessKeyId', 'Signature', 'SecurityToken']);

const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'x-acs-accesskey-id',
  'x-acs-security-token',
]);

/**
 * A function that replaces every occurrence of the given secrets by `***`: as they are, percent-encoded once or more,
 * and with the escapes of JSON and XML. Secrets of less than six characters are not looked for.
 */
export function redactor(secrets: readonly string[]): Redact {
  const spellings = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .toSorted((one, other) => other.length - one.length)
    .map(spell);
  return (text) => spellings.reduce(replaceAll, text);
}

/** A request as it may be recorded: without key id, signature, token and authorization. */
export function redactRequest(request: EncodedRequest, redact: Redact): SentRequest {
  const mark = request.path.indexOf('?') + 1;
  return {
    method: request.method,
    path: redact(request.path.slice(0, mark) + redactPairs(request.path.slice(mark))),
    headers: redactHeaders(request.headers, redact),
    body: redact(redactPairs(request.body)),
  };
}

/** Headers as they may be recorded. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  redact: Redact,
): Readonly<Record<string, string>> {
  const shown = Object.entries(headers).filter(([name]) => !secretHeaders.has(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, redact(value)]));
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

function replaceAll(text: string, spelling: Spelling): string {
  let shown = '';
  let copied = 0;
  let index = nextStart(text, 0, spelling);
  while (index >= 0) {
    const end = endOfMatch(text, index, spelling);
    if (end > index) {
      shown += text.slice(copied, index) + blank;
      copied = end;
    }
    index = nextStart(text, Math.max(end, index + 1), spelling);
  }
  return copied === 0 ? text : shown + text.slice(copied);
}
