const unreserved = /^[A-Za-z0-9\-_.~]*$/;

const encodedBytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

/**
 * Percent-encodes the UTF-8 bytes of `text` as RFC 3986 has it: everything but `A-Za-z0-9-_.~`, in upper-case hex.
 * A lone surrogate counts as U+FFFD.
 */
export function percentEncode(text: string): string {
  if (unreserved.test(text)) return text;
  let encoded = '';
  for (const byte of Buffer.from(text, 'utf8')) encoded += encodedBytes[byte];
  return encoded;
}
