import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Listener } from './event.ts';
import { type RunRecord, recordsVersion } from './record.ts';
import { isCompressedPath } from './record-files.ts';
import type { Summary } from './summary.ts';

const chunkSize = 64 * 1024;
/** A run that is killed loses no more of its record than this, in milliseconds, and never its header. */
const longestPending = 1000;

/** The level that takes least time: a higher one makes a record a tenth smaller in twice the time. */
const compression = { level: 3 };

interface HashingFile {
  /** Adds one line to the file and to its digest. */
  readonly add: (record: RunRecord) => void;
  /** SHA-256 of the lines so far, before they are compressed. */
  readonly digest: () => string;
  readonly close: () => void;
}

/**
 * Writes are synchronous: a listener cannot make the engine wait, and this way nothing queues up however slow the
 * disk is. In chunks they cost microseconds. A chunk is compressed for itself, as a member of a gzip file: what has been
 * written can be read, whatever becomes of the run.
 */
function hashingFile(path: string): HashingFile {
  const file = openSync(path, 'w');
  const isCompressed = isCompressedPath(path);
  const hash = createHash('sha256');
  let pending = '';
  let flushedAt = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    const bytes = Buffer.from(pending);
    pending = '';
    flushedAt = Date.now();
    hash.update(bytes);
    const written = isCompressed && bytes.length > 0 ? gzipSync(bytes, compression) : bytes;
    for (let at = 0; at < written.length; ) at += writeSync(file, written, at);
  };
  return {
    add(record) {
      pending += `${JSON.stringify(record)}\n`;
      if (pending.length >= chunkSize || Date.now() - flushedAt >= longestPending) flush();
    },
    digest() {
      flush();
      return `sha256:${hash.copy().digest('hex')}`;
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

/**
 * Writes a record to `path` while the run goes on, compressed where the name ends in `.gz`: a header, a line an exchange, a
 * line a claim with its evidence, a line a clause and a footer. One without its footer is that of a run that was broken off.
 */
export function writeRecords(path: string): Listener {
  let file: HashingFile | undefined;
  let exchanges = 0;
  let claims = 0;
  let clauses = 0;

  const finish = (summary: Summary): void => {
    if (file === undefined) return;
    const { complete, verdict, requests, durationMs } = summary;
    const footer = {
      exchanges,
      claims,
      clauses,
      complete,
      verdict,
      requests,
      durationMs,
      digest: file.digest(),
    };
    file.add({ type: 'footer', footer });
    file.close();
    file = undefined;
  };

  return {
    on(event) {
      switch (event.type) {
        case 'started':
          file = hashingFile(path);
          file.add({ type: 'header', version: recordsVersion, header: event.header });
          break;
        case 'exchange':
          exchanges += 1;
          file?.add({ type: 'exchange', exchange: event.exchange });
          break;
        case 'claim':
          claims += 1;
          file?.add({ type: 'claim', claim: event.claim, evidence: event.evidence });
          break;
        case 'clause':
          clauses += 1;
          file?.add({ type: 'clause', result: event.result });
          break;
        case 'finished':
          finish(event.summary);
          break;
      }
    },
    async close() {
      file?.close();
      file = undefined;
    },
  };
}
