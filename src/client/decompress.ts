import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';

type Decompress = (data: Buffer, maxOutputLength: number) => Promise<Buffer>;

const gunzipAsync = promisify<Buffer, object, Buffer>(gunzip);
const inflateAsync = promisify<Buffer, object, Buffer>(inflate);
const inflateRawAsync = promisify<Buffer, object, Buffer>(inflateRaw);
const brotliDecompressAsync = promisify<Buffer, object, Buffer>(brotliDecompress);

const codings: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['', async (data) => data],
  ['identity', async (data) => data],
  ['gzip', (data, maxOutputLength) => gunzipAsync(data, { maxOutputLength })],
  ['x-gzip', (data, maxOutputLength) => gunzipAsync(data, { maxOutputLength })],
  ['br', (data, maxOutputLength) => brotliDecompressAsync(data, { maxOutputLength })],
  [
    'deflate',
    (data, maxOutputLength) =>
      (hasZlibHeader(data) ? inflateAsync : inflateRawAsync)(data, { maxOutputLength }),
  ],
]);

/** Nobody compresses more often; each of very many would be undone at the price of the whole. */
const mostCodings = 3;

/**
 * Undoes the codings of a `content-encoding` header. Rejects with a zlib error when the data are broken, with
 * `ERR_BUFFER_TOO_LARGE` when they grow beyond `limit` bytes, and with a TypeError when a coding is unknown or there are
 * more than three.
 */
export async function decompress(data: Buffer, contentEncoding: string, limit: number): Promise<Buffer> {
  let plain = data;
  const names = contentEncoding.toLowerCase().split(',').reverse();
  if (names.length > mostCodings) throw new TypeError('The answer has too many content encodings.');
  for (const name of names) {
    const decode = codings.get(name.trim());
    if (decode === undefined) throw new TypeError('The answer has an unknown content encoding.');
    if (plain.length > 0) plain = await decode(plain, limit);
  }
  return plain;
}

// Some servers send raw deflate data, although the name stands for the zlib format.
function hasZlibHeader(data: Buffer): boolean {
  return ((data[0] ?? 0) & 0x0f) === 8 && data.readUInt16BE(0) % 31 === 0;
}
