/** Sees to it that no more resources are alive at once than there may be. */
export interface ResourceSlots {
  /**
   * Takes a place for what a create with `token` may create; to be called back with whether it was accepted. Null when
   * there is none: for a while nothing was deleted.
   */
  readonly acquire: (token: string | null, most: number) => Promise<((accepted: boolean) => void) | null>;
  /** How many creates are under way. */
  readonly underWay: () => number;
  /** Looks at what is alive, which is deleted afterwards: as long as that takes, a place is waited for. */
  readonly whileLooking: <T>(look: () => Promise<T>) => Promise<T>;
}

/** Milliseconds to wait for deletions under way, in steps of so many. */
const waiting = { mostMs: 5000, stepMs: 25 } as const;

/** Accepted tokens that are remembered; to forget one costs a place, should it come again. */
const mostAccepted = 5000;

/**
 * Slots of which `alive` says how many there are and `deleted` how many there were. `endless` says whether nothing is
 * ever deleted.
 */
export function createResourceSlots(
  alive: () => number,
  deleted: () => number,
  endless: () => boolean,
  wait: (milliseconds: number) => Promise<void>,
): ResourceSlots {
  const underWay = new Map<string, number>();
  const accepted = new Set<string>();
  let serial = 0;
  let looking = 0;
  /** How many had been deleted when waiting was in vain. */
  let stuckAt: number | null = null;

  const release = (key: string) => (wasAccepted: boolean) => {
    const count = (underWay.get(key) ?? 1) - 1;
    if (count === 0) underWay.delete(key);
    else underWay.set(key, count);
    if (!wasAccepted) return;
    accepted.add(key);
    for (const oldest of accepted) {
      if (accepted.size <= mostAccepted) break;
      accepted.delete(oldest);
    }
  };
  return {
    underWay: () => underWay.size,
    whileLooking: async (look) => {
      looking++;
      try {
        return await look();
      } finally {
        looking--;
      }
    },
    acquire: async (token, most) => {
      // Creates with one token are one: the others give the first one's result.
      const key = token ?? `#${++serial}`;
      let before = deleted();
      for (let waited = 0; ; waited += waiting.stepMs) {
        if (accepted.has(key) || underWay.has(key) || alive() + underWay.size < most) {
          underWay.set(key, (underWay.get(key) ?? 0) + 1);
          return release(key);
        }
        // Others may have been quicker to take the place of what was deleted.
        if (deleted() > before || looking > 0) waited = 0;
        before = deleted();
        const isStuck = underWay.size === 0 && looking === 0 && stuckAt === before;
        if (endless() || waited >= waiting.mostMs || isStuck) {
          stuckAt = before;
          return null;
        }
        await wait(waiting.stepMs);
      }
    },
  };
}
