import type { EncodedRequest } from './encode.ts';
import type { SentRequest } from './exchange.ts';
import { percentDecode } from './percent-decode.ts';

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
  const patterns = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .toSorted((one, other) => other.length - one.length)
    .map((secret) => Array.from(secret, anyForm).join(''));
  if (patterns.length === 0) return (text) => text;
  const pattern = new RegExp(patterns.join('|'), 'gu');
  return (text) => text.replace(pattern, blank);
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

const namedForms: Readonly<Record<string, readonly string[]>> = {
  '&': ['&amp;'],
  '<': ['&lt;'],
  '>': ['&gt;'],
  '"': ['&quot;', '\\\\"'],
  "'": ['&apos;'],
  '/': ['\\\\/'],
  '\\': ['\\\\\\\\'],
  '+': [' '],
  ' ': ['\\+'],
};

/** A pattern for one character in any of its encodings. */
function anyForm(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const code = character.codePointAt(0) ?? 0;
  const forms = [
    ...(namedForms[character] ?? []),
    [...Buffer.from(character, 'utf8')].map((byte) => `%(?:25)*${anyCase(hex(byte, 2))}`).join(''),
    units.map((unit) => `\\\\u${anyCase(hex(unit, 4))}`).join(''),
    `&#[xX]0*${anyCase(hex(code, 1))};`,
    `&#0*${code};`,
    literal(character),
  ];
  return `(?:${forms.join('|')})`;
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
