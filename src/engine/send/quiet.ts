/** Keeps other requests away while one has to be alone at the target. */
export interface Quiet {
  /** Does work beside which others may go on, once nobody is alone. */
  readonly beside: <T>(work: () => Promise<T>) => Promise<T>;
  /** Does work while nothing else does: after all that is under way, and one after another. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Nothing is under way yet. Work that asks for quiet within quiet would wait for itself. */
export function createQuiet(): Quiet {
  const underWay = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  let isAlone = 0;

  async function beside<T>(work: () => Promise<T>): Promise<T> {
    while (isAlone > 0) await last;
    const working = work();
    const settled = working.catch(() => undefined);
    underWay.add(settled);
    try {
      return await working;
    } finally {
      underWay.delete(settled);
    }
  }

  function alone<T>(work: () => Promise<T>): Promise<T> {
    isAlone++;
    const working = last.then(async () => {
      try {
        await Promise.all(underWay);
        return await work();
      } finally {
        isAlone--;
      }
    });
    last = working.catch(() => undefined);
    return working;
  }

  return { beside, alone };
}
