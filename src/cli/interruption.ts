/** Ctrl-C while a run goes on. */
export interface Interruption {
  /** Aborted by the first Ctrl-C, or by a request to terminate. */
  readonly signal: AbortSignal;
  /** From then on Ctrl-C does what it does elsewhere. */
  readonly stop: () => void;
}

/** In which a signal that has come is handed on to its handler, on a busy machine too; nobody presses twice as fast. */
const handingOnMs = 50;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Takes Ctrl-C over: the first one is told to `tell` and aborts the signal. A second one ends the process at once, even
 * in a loop that lets no handler run: from the first one on, the system itself sees to it. A worker also breaks off when
 * the process that it is there for is gone, whatever ended that.
 */
export function catchInterruption(tell: (text: string) => void, isWorker = false): Interruption {
  const controller = new AbortController();
  const letGo = (): void => {
    for (const name of signals) process.off(name, onSignal);
    process.off('disconnect', breakOff);
  };
  const breakOff = (): void => {
    if (controller.signal.aborted) return;
    tell('Breaking off: cleaning up and writing the reports. Once more to leave at once.');
    controller.abort();
  };
  let isFirst = true;
  const onSignal = (name: NodeJS.Signals): void => {
    if (!isFirst) {
      letGo();
      process.kill(process.pid, name);
      return;
    }
    isFirst = false;
    // A second one that came while no handler could run may be handed on by another thread, and would be lost by now.
    setTimeout(() => {
      letGo();
      breakOff();
    }, handingOnMs);
  };
  for (const name of signals) process.on(name, onSignal);
  if (isWorker) process.on('disconnect', breakOff);
  return { signal: controller.signal, stop: letGo };
}
