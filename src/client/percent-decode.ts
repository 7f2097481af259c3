const percent = 0x25;
const plus = 0x2b;
const space = 0x20;

/** What stands for itself. */
const plain = /^[\w.~-]*$/;

/**
 * Reads a query or form text as a lenient server does: `+` is a space, a `%` without two hex digits stays as it is,
 * and bytes that are not UTF-8 become U+FFFD.
 */
export function percentDecode(text: string): string {
  if (plain.test(text)) return text;
  const bytes = Buffer.from(text, 'utf8');
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1, length += 1) {
    const byte = bytes[index] ?? 0;
    const high = byte === percent ? hexDigit(bytes[index + 1]) : -1;
    const low = high < 0 ? -1 : hexDigit(bytes[index + 2]);
    if (low < 0) {
      bytes[length] = byte === plus ? space : byte;
    } else {
      bytes[length] = high * 16 + low;
      index += 2;
    }
  }
  return bytes.toString('utf8', 0, length);
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}
