import type { Listener } from '../results/event.ts';

/** Listeners that cannot disturb a run, and what went wrong in them. */
export interface GuardedListeners {
  readonly listeners: readonly Listener[];
  /** Closes all of them, once however often it is called, and gives a sentence for each that failed. */
  readonly close: () => Promise<readonly string[]>;
}

/** Wraps `listeners`: one that fails is left alone from then on, and the others go on. */
export function guardListeners(listeners: readonly Listener[]): GuardedListeners {
  const faults = new Map<Listener, unknown>();
  let closing: Promise<readonly string[]> | null = null;
  return {
    listeners: listeners.map((listener) => ({
      on(event) {
        if (faults.has(listener)) return;
        try {
          listener.on(event);
        } catch (error) {
          faults.set(listener, error);
        }
      },
    })),
    close: () => (closing ??= close()),
  };

  async function close(): Promise<readonly string[]> {
    const closed = await Promise.allSettled(listeners.map(async (listener) => listener.close?.()));
    const rejected = closed.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    const messages = [...faults.values(), ...rejected].map((error) =>
      error instanceof Error ? error.message : String(error),
    );
    return [...new Set(messages)].map((message) => `A report could not be written: ${message}`);
  }
}
