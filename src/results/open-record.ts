import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip } from 'node:zlib';

/** What every member of a gzip file begins with. */
const gzipStart = Buffer.from([0x1f, 0x8b]);

/**
 * The bytes of the record at `path`, decompressed where they are compressed, whatever the name. One that is cut is read as
 * far as it goes. Rejects with an error of zlib where it is no longer what was written.
 */
export async function* openRecord(path: string): AsyncGenerator<Buffer> {
  if (!(await isCompressed(path))) {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
    return;
  }
  // Without this the end of a file that is cut would be an error, and what stands before it lost.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  const piped = pipeline(createReadStream(path), gunzip);
  // What goes wrong is thrown where the stream is read.
  piped.catch(() => {});
  yield* gunzip as AsyncIterable<Buffer>;
}

async function isCompressed(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(gzipStart.length), 0, gzipStart.length, 0);
    return buffer.subarray(0, bytesRead).equals(gzipStart);
  } finally {
    await file.close();
  }
}
