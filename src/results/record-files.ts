import { join } from 'node:path';

/** What the name of a compressed record ends in. */
const compressedEnd = '.gz';

const plainName = 'results.ndjson';

/** The names that a record may have in the directory of its run. */
export const recordNames = [plainName, `${plainName}${compressedEnd}`] as const;

/** What a run calls its record. */
export function recordName(isCompressed: boolean): string {
  return recordNames[isCompressed ? 1 : 0];
}

/** Where part `index` of a run that was broken off stays in `folder`. */
export function partPath(folder: string, index: number, isCompressed: boolean): string {
  return join(folder, `${index}.ndjson${isCompressed ? compressedEnd : ''}`);
}

/** Whether what is written to `path` is compressed. */
export function isCompressedPath(path: string): boolean {
  return path.endsWith(compressedEnd);
}
