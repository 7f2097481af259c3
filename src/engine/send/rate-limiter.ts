/** Decides when the next request may be sent. */
export interface RateLimiter {
  /** Waits for the next free moment. */
  readonly turn: () => Promise<void>;
  /** The target asked for patience: all requests slow down. */
  readonly slowDown: (milliseconds: number | null) => void;
  /** A request went through: the rate recovers. */
  readonly speedUp: () => void;
}

interface RateOptions {
  /** Requests a second; null for no limit. */
  readonly rate: number | null;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const longestGapMs = 1000;

/** A limiter with a fixed limit of its own and a gap between requests that grows with throttling and shrinks without. */
export function createRateLimiter({ rate, now, wait }: RateOptions): RateLimiter {
  const least = rate === null ? 0 : 1000 / rate;
  let gap = 0;
  let next = 0;
  return {
    turn: async () => {
      const step = Math.max(least, gap);
      if (step === 0) return;
      const at = Math.max(now(), next);
      next = at + step;
      if (at > now()) await wait(at - now());
    },
    slowDown: (milliseconds) => {
      gap = Math.min(longestGapMs, Math.max(gap * 1.5, 2, (milliseconds ?? 0) / 10));
    },
    speedUp: () => {
      gap = gap < 1 ? 0 : gap * 0.9;
    },
  };
}
