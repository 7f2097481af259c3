import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDirectory } from '../cli/command.test.kit.ts';
import { type Holder, thisProcess } from './holder.ts';
import { holderOf, lockName, takeLock } from './lock.ts';

const own = (startedAt = '2026-01-01T00:00:00.000Z'): Holder =>
  thisProcess({ what: 'run', startedAt, target: ['http://127.0.0.1:1'] });

/** The number of a process that has ended. */
const endedProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid;

function directoryHeldBy(text: string): string {
  const directory = emptyDirectory();
  writeFileSync(join(directory, lockName), text);
  return directory;
}

const heldBy = (holder: Partial<Holder>): string => directoryHeldBy(JSON.stringify({ ...own(), ...holder }));

describe('a directory', () => {
  it('is made, is one holder’s alone, and is free once that lets go', () => {
    const directory = join(emptyDirectory(), 'deep/down');
    const lock = takeLock(directory, own());
    expect(lock.takenOver).toBeNull();
    expect(holderOf(directory)).toEqual(own());
    expect(() => takeLock(directory, own('2026-01-01T00:00:01.000Z'))).toThrow(
      `The run of 2026-01-01T00:00:00.000Z against http://127.0.0.1:1 (process ${process.pid} on ${hostname()}) is using ${directory}.`,
    );
    lock.release();
    expect(holderOf(directory)).toBeNull();
    expect(readdirSync(directory)).toEqual([]);
    expect(takeLock(directory, own()).takenOver).toBeNull();
  });

  it('is taken over from a process that has ended on this host, which is said', () => {
    const directory = heldBy({ pid: endedProcess(), born: null });
    expect(takeLock(directory, own()).takenOver).toMatchObject({ startedAt: own().startedAt });
    expect(holderOf(directory)).toEqual(own());
    expect(readdirSync(directory)).toEqual([lockName]);
  });

  it('is taken over when the number of the process was given to another one', () => {
    expect(takeLock(heldBy({ born: '1' }), own()).takenOver).not.toBeNull();
  });

  it('is not taken over from another host, of whose processes nothing is known', () => {
    const directory = heldBy({ pid: endedProcess(), host: `not-${hostname()}` });
    expect(() => takeLock(directory, own())).toThrow(`on not-${hostname()}) is using`);
  });

  it('is free when its lock was not written to its end', () => {
    const directory = directoryHeldBy('{"what":"run","pid":1');
    expect(takeLock(directory, own()).takenOver).toBeNull();
  });

  it('is not let go of by whoever does not hold it any more', () => {
    const directory = emptyDirectory();
    const lock = takeLock(directory, own());
    const other = JSON.stringify({ ...own(), pid: process.ppid });
    writeFileSync(join(directory, lockName), other);
    lock.release();
    expect(readFileSync(join(directory, lockName), 'utf8')).toBe(other);
  });

  it('cannot be held where nothing can be written', () => {
    const file = join(emptyDirectory(), 'a-file');
    writeFileSync(file, '');
    expect(() => takeLock(join(file, 'below'), own())).toThrow();
  });
});
