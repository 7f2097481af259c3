import { exitCodes } from './exit-code.ts';

/** Ctrl-C while a run goes on. */
export interface Interruption {
  /** Aborted by the first Ctrl-C, or by a request to terminate. */
  readonly signal: AbortSignal;
  /** From then on Ctrl-C does what it does elsewhere. */
  readonly stop: () => void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Takes Ctrl-C over: the first one is told to `tell` and aborts the signal, a second one ends the process at once. */
export function catchInterruption(tell: (text: string) => void): Interruption {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.unjudged);
    tell('Breaking off: cleaning up and writing the reports. Once more to leave at once.');
    controller.abort();
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    stop() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
