import { createHash } from 'node:crypto';
import { openRecord } from './open-record.ts';
import { RecordsError, type RecordsFooter, type RunRecord, recordsVersion } from './record.ts';

const lineEnd = 0x0a;

/** The lines of a file as bytes, without their ends; `whole` is false for a last line that has no end. */
async function* linesOf(path: string): AsyncGenerator<{ readonly bytes: Buffer; readonly whole: boolean }> {
  let started: Buffer[] = [];
  for await (const chunk of bytesOf(path)) {
    let from = 0;
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, from)) {
      yield { bytes: Buffer.concat([...started, chunk.subarray(from, end)]), whole: true };
      started = [];
      from = end + 1;
    }
    if (from < chunk.length) started.push(chunk.subarray(from));
  }
  if (started.length > 0) yield { bytes: Buffer.concat(started), whole: false };
}

/** The bytes of a record. Throws a RecordsError where they cannot be decompressed. */
async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* openRecord(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw damaged(path, `it cannot be decompressed: ${error.message}`);
    throw error;
  }
}

const brokenOff = (path: string, lines: number): RecordsError =>
  new RecordsError(
    'broken-off',
    `${path} is broken off after ${lines} lines: its footer is missing.`,
    'The run that wrote it did not finish; run it again.',
  );

const damaged = (path: string, what: string): RecordsError =>
  new RecordsError(
    'damaged',
    `${path} is damaged: ${what}.`,
    'Take the file from the run again; do not edit it.',
  );

const headerStart = '{"type":"header"';

const types: ReadonlySet<unknown> = new Set(['header', 'exchange', 'claim', 'clause', 'footer']);

/** The record on a line, or null when the line holds none. */
function parse(line: string): RunRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('type' in value) || !types.has(value.type))
      return null;
    // The digest in the footer vouches that the rest of the line is as it was written.
    return value as RunRecord;
  } catch {
    return null;
  }
}

function checkFooter(
  path: string,
  footer: RecordsFooter,
  counts: Pick<RecordsFooter, 'exchanges' | 'claims' | 'clauses'>,
  digest: string,
): void {
  for (const what of ['exchanges', 'claims', 'clauses'] as const) {
    if (footer[what] === counts[what]) continue;
    throw damaged(path, `expected ${footer[what]} ${what} as its footer says, received ${counts[what]}`);
  }
  if (footer.digest !== digest) throw damaged(path, `expected ${footer.digest}, received ${digest}`);
}

function checkHeader(path: string, record: RunRecord | null): void {
  if (record?.type !== 'header') {
    throw new RecordsError(
      'not-records',
      `${path} does not start with the header of a run.`,
      'Give the results.ndjson of a run.',
    );
  }
  if (record.version !== recordsVersion) {
    throw new RecordsError(
      'other-version',
      `${path} is in version ${record.version} of the format, expected ${recordsVersion}.`,
      'Read it with the release that wrote it.',
    );
  }
}

/** How a file of records is read. */
export interface Reading {
  /** Whether one that is broken off is read to its last whole line, which has no footer then: nothing vouches for it. */
  readonly upToCut?: boolean;
}

/**
 * The records of a run in their order, header first and footer last, one line in memory at a time.
 *
 * Throws a `RecordsError` when the file is no run's, is broken off, or is not what was written. The last two show
 * only at the end: act on nothing before the footer has come.
 */
export async function* readRecords(
  path: string,
  { upToCut = false }: Reading = {},
): AsyncGenerator<RunRecord> {
  const hash = createHash('sha256');
  let lines = 0;
  const counts = { exchanges: 0, claims: 0, clauses: 0 };
  let ended = false;
  for await (const { bytes, whole } of linesOf(path)) {
    const record = parse(bytes.toString());
    if (ended) throw damaged(path, 'lines follow its footer');
    if (!whole && (lines > 0 || bytes.toString().startsWith(headerStart))) {
      if (upToCut && lines > 0) return;
      throw brokenOff(path, lines);
    }
    if (lines === 0) checkHeader(path, record);
    if (record === null) throw damaged(path, `line ${lines + 1} is not a record`);
    if (record.type === 'footer') {
      checkFooter(path, record.footer, counts, `sha256:${hash.digest('hex')}`);
      ended = true;
    } else {
      hash.update(bytes).update('\n');
    }
    if (record.type === 'exchange') counts.exchanges += 1;
    if (record.type === 'claim') counts.claims += 1;
    if (record.type === 'clause') counts.clauses += 1;
    lines += 1;
    yield record;
  }
  if (lines === 0) checkHeader(path, null);
  if (!ended && !upToCut) throw brokenOff(path, lines);
}
