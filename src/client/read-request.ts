import { oncePer } from '../contract/once-per.ts';
import type { Transport } from '../contract/plain-transport.ts';
import type { Pair, SentRequest } from './exchange.ts';
import { decodePairs } from './pairs.ts';

const commonParameters: ReadonlySet<string> = new Set([
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'Timestamp',
  'SecurityToken',
]);

/**
 * The business parameters of a request, parsed back from the bytes as sent: those of the query, then those of a form
 * body, in order and with duplicates, common parameters taken out.
 */
export function readRequest(sent: SentRequest): readonly Pair[] {
  return allPairs(sent).filter(([name]) => !isCommonParameter(name));
}

/** Whether a parameter of this name belongs to every request rather than to an operation. */
export function isCommonParameter(name: string): boolean {
  return commonParameters.has(name);
}

/** The action that a request asks for, by header or by parameter; null when it names none. */
export function readAction(sent: SentRequest): string | null {
  return sent.headers['x-acs-action'] ?? firstValue(sent, 'Action');
}

/** The API version that a request asks for, by header or by parameter; null when it names none. */
export function readVersion(sent: SentRequest): string | null {
  return sent.headers['x-acs-version'] ?? firstValue(sent, 'Version');
}

/** The format that a request asks for, by parameter or else by header; null when what it asks for is neither JSON nor XML. */
export function readFormat(sent: SentRequest): Transport['format'] | null {
  const asked = firstValue(sent, 'Format')?.toUpperCase();
  if (asked !== undefined) return asked === 'JSON' || asked === 'XML' ? asked : null;
  const accepted = sent.headers.accept ?? ('x-acs-action' in sent.headers ? 'json' : 'xml');
  return accepted.includes('json') ? 'JSON' : 'XML';
}

function firstValue(sent: SentRequest, name: string): string | null {
  return allPairs(sent).find(([present]) => present === name)?.[1] ?? null;
}

/** Read once a request: several readers ask for the same one. */
const allPairs = oncePer((sent: SentRequest): readonly Pair[] => {
  const mark = sent.path.indexOf('?');
  const query = mark < 0 ? '' : sent.path.slice(mark + 1);
  const type = sent.headers['content-type'] ?? '';
  const form = type.toLowerCase().startsWith('application/x-www-form-urlencoded') ? sent.body : '';
  return [...decodePairs(query), ...decodePairs(form)];
});
