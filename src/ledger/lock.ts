import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Holder, holderText, isAlive, parseHolder } from './holder.ts';
import { LedgerError } from './ledger-error.ts';

/** The lock's name beside the reports. */
export const lockName = 'run.lock';

/** A directory of reports that nobody else uses meanwhile. */
export interface Lock {
  /** Whoever held it and ended without letting go; null when nobody did. */
  readonly takenOver: Holder | null;
  readonly release: () => void;
}

/** More often nobody takes a lock over while another one does. */
const mostTries = 20;

/**
 * Takes `directory` for `holder`; it is made. Whoever holds it and has ended is taken over from. Throws a LedgerError when
 * it is held, and what the file system throws when nothing can be written there.
 */
export function takeLock(directory: string, holder: Holder): Lock {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, lockName);
  const text = `${JSON.stringify(holder)}\n`;
  let takenOver: Holder | null = null;
  for (let count = 1; count <= mostTries; count++) {
    if (putWhole(path, text)) return { takenOver, release: () => letGo(path, text) };
    const other = textOf(path);
    if (other === null) continue;
    const held = parseHolder(other);
    if (held !== null && isAlive(held)) throw refusal(directory, held);
    if (setAside(path, other)) takenOver = held;
  }
  throw new LedgerError(
    `${path} changes all the time: several runs want the same directory.`,
    'Give each run a directory of its own with --out.',
  );
}

/** Who holds `directory` now; null when nobody does. */
export function holderOf(directory: string): Holder | null {
  const text = textOf(join(directory, lockName));
  const holder = text === null ? null : parseHolder(text);
  return holder !== null && isAlive(holder) ? holder : null;
}

function refusal(directory: string, holder: Holder): LedgerError {
  const text = holderText(holder);
  return new LedgerError(
    `${text.charAt(0).toUpperCase()}${text.slice(1)} is using ${directory}.`,
    `Wait for it, or give another directory with --out. Should it have ended, delete ${join(directory, lockName)}.`,
  );
}

/** Puts a file there with all that is in it, if there is none. */
function putWhole(path: string, text: string): boolean {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, text);
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Not every file system has links.
    return putNew(path, text);
  } finally {
    rmSync(own, { force: true });
  }
}

function putNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Takes the lock that says `text` away; not one that somebody else has put there meanwhile. */
function setAside(path: string, text: string): boolean {
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  const taken = textOf(aside);
  if (taken !== null && taken !== text) putWhole(path, taken);
  rmSync(aside, { force: true });
  return taken === text;
}

function letGo(path: string, text: string): void {
  if (textOf(path) === text) rmSync(path, { force: true });
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
