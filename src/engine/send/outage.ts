/** Waits for a target that answered before and cannot be reached any more. */
export interface Outage {
  /** What a request goes through while it is sent; afterwards it is to `leave`. */
  readonly enter: () => Visit;
  /** Takes in that the target answered. */
  readonly answered: () => void;
}

/** One request on its way. */
export interface Visit {
  /** Waits as long as another request is trying whether the target is back. */
  readonly turn: () => Promise<void>;
  /** The target could not be reached: waits, and comes to whether it is to be tried again. */
  readonly unreachable: () => Promise<boolean>;
  readonly leave: () => void;
}

interface OutageOptions {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Whether nothing is waited for any more. */
  readonly isOver: () => boolean;
  /** Tells people of it. */
  readonly tell: (text: string) => void;
}

/** Milliseconds to wait in all, and from one try to the next: the first, and the longest. */
const waiting = { inAll: 6 * 60_000, first: 250, most: 2000 } as const;

/** The one request that tries, for all others. */
interface Trying {
  readonly by: Visit;
  readonly ended: Promise<void>;
  readonly end: () => void;
}

/** The outages of a target that was not asked yet. One that never answered is not waited for. */
export function createOutage({ wait, isOver, tell }: OutageOptions): Outage {
  let hasAnswered = false;
  let isGivenUp = false;
  let waited = 0;
  let trying: Trying | null = null;

  function stop(): void {
    trying?.end();
    trying = null;
  }

  function begin(by: Visit): Trying {
    if (waited === 0)
      tell(
        `The target cannot be reached any more: it is waited for, ${waiting.inAll / 60_000} minutes at most.`,
      );
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    return { by, ended, end };
  }

  async function tryLater(own: Trying): Promise<boolean> {
    if (waited >= waiting.inAll) {
      isGivenUp = true;
      tell('The target is still away and is waited for no longer.');
      stop();
      return false;
    }
    const step = Math.min(waiting.most, Math.max(waiting.first, waited));
    waited += step;
    await wait(step);
    return trying === own && !isOver();
  }

  return {
    answered: () => {
      if (waited > 0 && !isGivenUp) tell('The target is back.');
      hasAnswered = true;
      isGivenUp = false;
      waited = 0;
      stop();
    },
    enter: () => {
      const visit: Visit = {
        turn: async () => {
          while (trying !== null && trying.by !== visit) await trying.ended;
        },
        unreachable: async () => {
          if (!hasAnswered || isGivenUp || isOver()) return false;
          if (trying !== null && trying.by !== visit) {
            await trying.ended;
            return !isGivenUp && !isOver();
          }
          trying ??= begin(visit);
          return tryLater(trying);
        },
        leave: () => {
          if (trying?.by === visit) stop();
        },
      };
      return visit;
    },
  };
}
