import type { Ledger } from '../engine/resources/ledger.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';

/** A ledger whose failing ends the run and does not keep it from cleaning up. */
export interface KeptLedger {
  readonly ledger: Ledger;
  /** Aborted when something could not be put down: what is created from then on would be forgotten with the process. */
  readonly signal: AbortSignal;
  /** Closes it once everything in it has been told. */
  readonly close: () => void;
  /** A sentence when something could not be put down. */
  readonly faults: () => readonly string[];
}

/** Guards `open`. */
export function keepLedger(open: OpenLedger): KeptLedger {
  const controller = new AbortController();
  let fault: unknown;
  const attempt = (work: () => void): void => {
    if (controller.signal.aborted) return;
    try {
      work();
    } catch (error) {
      fault = error;
      controller.abort();
    }
  };
  return {
    ledger: { write: (entry) => attempt(() => open.write(entry)) },
    signal: controller.signal,
    close: () => attempt(() => open.close(true)),
    faults: () =>
      controller.signal.aborted
        ? [
            `The run was broken off, for the ledger could not be written: ${fault instanceof Error ? fault.message : String(fault)}`,
          ]
        : [],
  };
}
