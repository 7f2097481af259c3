import { tool } from '../engine/summarize.ts';
import { thisProcess } from '../ledger/holder.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import { type Lock, takeLock } from '../ledger/lock.ts';
import { type OpenLedger, openLedger } from '../ledger/open-ledger.ts';
import type { PreparedRun } from './prepare-run.ts';
import { UsageError } from './usage-error.ts';

/** A directory that is one process’s alone, with a ledger in it. */
export interface OpenDirectory<T> {
  readonly lock: Lock;
  readonly ledger: OpenLedger;
  /** What was opened beside them. */
  readonly more: T;
}

/** What is done in a directory once nobody else uses it. */
export interface SmokeRequests<T> {
  /** Before there is a ledger. */
  readonly before?: () => Promise<void>;
  readonly more: () => Promise<T>;
}

/**
 * Takes `directory` for what `prepared` sends, and opens what `more` does there. Throws a LedgerError where another process
 * uses it or left something, and a UsageError where nothing can be written.
 */
export async function openDirectory<T>(
  { embedded, options }: Pick<PreparedRun, 'embedded' | 'options'>,
  directory: string,
  { before, more }: SmokeRequests<T>,
): Promise<OpenDirectory<T>> {
  const { target, signature, regions, now } = options;
  const startedAt = new Date(now()).toISOString();
  let lock: Lock | null = null;
  try {
    // First: a run that may not start must leave the earlier one's reports alone.
    const urls = embedded ? [] : [...new Set(Object.values(target))];
    lock = takeLock(directory, thisProcess({ what: 'run', startedAt, target: urls }));
    await before?.();
    const ledger = openLedger(directory, {
      type: 'run',
      tool,
      target,
      embedded,
      signature,
      regions,
      startedAt,
    });
    return { lock, ledger, more: await more() };
  } catch (error) {
    lock?.release();
    if (error instanceof LedgerError) throw error;
    throw new UsageError(
      `The reports cannot be written to ${directory}: ${error instanceof Error ? error.message : String(error)}.`,
      'Give a directory that can be written to with --out.',
    );
  }
}
