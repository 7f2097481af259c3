import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decompress } from './decompress.ts';

const plain = Buffer.from('{"RequestId":"中"}');

describe('decompress', () => {
  it.each([
    ['', plain],
    ['identity', plain],
    ['gzip', gzipSync(plain)],
    [' GZip ', gzipSync(plain)],
    ['x-gzip', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['deflate, gzip', gzipSync(deflateSync(plain))],
  ])('undoes %j', async (coding, data) => {
    expect(await decompress(data, coding, 100)).toEqual(plain);
  });

  it('takes no data for no data', async () => {
    expect(await decompress(Buffer.alloc(0), 'gzip', 100)).toHaveLength(0);
  });

  it.each([
    ['gzip', plain, 'Z_DATA_ERROR'],
    ['gzip', gzipSync(plain).subarray(0, -6), 'Z_BUF_ERROR'],
    ['deflate', Buffer.from([0xff]), /^Z_/],
    ['br', plain, /^ERR_/],
    ['gzip', gzipSync(Buffer.alloc(101)), 'ERR_BUFFER_TOO_LARGE'],
  ])('rejects broken or too large %s', async (coding, data, code) => {
    await expect(decompress(data, coding, 100)).rejects.toMatchObject({
      code: typeof code === 'string' ? code : expect.stringMatching(code),
    });
  });

  it('rejects a coding that nobody asked for', async () => {
    await expect(decompress(plain, 'zstd', 100)).rejects.toThrow('unknown content encoding');
  });
});
