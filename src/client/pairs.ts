import type { Pair } from './exchange.ts';
import { percentDecode } from './percent-decode.ts';
import { percentEncode } from './percent-encode.ts';

/** Parameters as they stand in a query or a form body, in the order given. */
export function encodePairs(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join('&');
}

/** Parameters read back from a query or a form body, in order; a piece without `=` has an empty value. */
export function decodePairs(text: string): readonly Pair[] {
  return text
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=');
      const name = equals < 0 ? piece : piece.slice(0, equals);
      return [percentDecode(name), equals < 0 ? '' : percentDecode(piece.slice(equals + 1))];
    });
}

const ascii = /^[ -~]*$/;

/** Parameters encoded and sorted by the bytes of their names, as they are signed; equal names keep their order. */
export function canonicalQuery(pairs: readonly Pair[]): string {
  // ASCII is in the order of its bytes already.
  if (pairs.every(([name]) => ascii.test(name)))
    return encodePairs(pairs.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
  const keyed = pairs.map((pair) => ({ pair, key: Buffer.from(pair[0], 'utf8') }));
  return encodePairs(keyed.sort((one, other) => Buffer.compare(one.key, other.key)).map(({ pair }) => pair));
}
