import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quoted } from '../client/quoted.ts';
import type { Parts } from '../merge/judge-parts.ts';
import type { Part } from '../merge/part.ts';
import { createSettled, type Settled } from '../merge/settled-in.ts';
import { readRecords } from '../results/read-records.ts';
import { isCompressedPath, partPath } from '../results/record-files.ts';
import type { RunHeader } from '../results/run-header.ts';
import { recordIn } from './record-in.ts';
import { statsOf } from './stats-of.ts';
import { UsageError } from './usage-error.ts';

/** Where the parts of a run stay until it has come to its end, beside its reports. */
const partsFolder = 'parts';

/** What is recorded of a run that was broken off, maybe more than once. */
export interface BrokenOffRun {
  readonly directory: string;
  readonly header: RunHeader;
  /** Where each part is once the run goes on. */
  readonly parts: Parts;
  /** What need not be sent again. */
  readonly settled: Settled;
  /** Whether the record of its first part is compressed. */
  readonly isCompressed: boolean;
  /** Where the next part is recorded. */
  readonly next: (isCompressed: boolean) => string;
  /** Makes room for the next part; what is there stays. */
  readonly begin: () => void;
}

/**
 * The run in `directory`. Throws a UsageError when there is none or it has come to its end, and a RecordsError when it was
 * broken off before anything was recorded, or its record was edited.
 */
export async function readBrokenOff(directory: string): Promise<BrokenOffRun> {
  const folder = join(directory, partsFolder);
  const settled = createSettled();
  const moved = partIn(folder, 1);
  const isFirstTime = moved === undefined;
  const record = moved ?? recordIn(directory);
  const isCompressed = isCompressedPath(record);
  const first = await readPart(record, settled);
  if (first.complete && isFirstTime)
    throw new UsageError(
      `The run in ${quoted(directory)} came to its end: there is nothing to go on with.`,
      'Run again without --resume.',
    );
  const others: Part[] = [];
  if (!isFirstTime)
    for (let path = partIn(folder, 2); path !== undefined; path = partIn(folder, others.length + 2))
      others.push(await readPart(path, settled));
  return {
    directory,
    header: first.header,
    parts: [{ ...first, record: partPath(folder, 1, isCompressed) }, ...others],
    settled,
    isCompressed,
    next: (compressed) => partPath(folder, others.length + 2, compressed),
    begin: () => {
      if (!isFirstTime) return;
      mkdirSync(folder, { recursive: true });
      renameSync(record, partPath(folder, 1, isCompressed));
    },
  };
}

/** Where part `index` of a run is recorded, if it is. */
function partIn(folder: string, index: number): string | undefined {
  return [false, true].map((it) => partPath(folder, index, it)).find((path) => statsOf(path)?.isFile());
}

/** Removes the parts of a run in `directory` that is whole, or that another one takes the place of. */
export function removeParts(directory: string): void {
  rmSync(join(directory, partsFolder), { recursive: true, force: true });
}

/** A part as far as it is recorded. */
export async function readPart(record: string, settled: Settled): Promise<Part> {
  let header: RunHeader | undefined;
  let requests = 0;
  let endedAt = 0;
  let ending: Pick<Part, 'complete' | 'durationMs'> | undefined;
  for await (const line of readRecords(record, { upToCut: true })) {
    if (line.type === 'header') header = line.header;
    if (line.type === 'claim') settled.take(line.claim, line.evidence);
    if (line.type === 'footer') ending = line.footer;
    if (line.type !== 'exchange') continue;
    requests = line.exchange.ordinal;
    endedAt = line.exchange.startedAt + line.exchange.durationMs;
  }
  // A file without a header is not read to its end.
  if (header === undefined) throw new Error(`${record} has no header.`);
  const durationMs = ending?.durationMs ?? Math.max(0, endedAt - Date.parse(header.startedAt));
  return {
    place: record,
    record,
    header,
    complete: ending?.complete ?? false,
    requests,
    durationMs,
    left: [],
  };
}
