/** Decides when the next request may be sent. */
export interface RateLimiter {
  /** Waits for the next free moment. */
  readonly turn: () => Promise<void>;
  /** The target asked for patience: all requests slow down to the rate at which it answered lately. */
  readonly slowDown: () => void;
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

/** The rate that a target allows is read off what it answered in so many milliseconds. */
const observed = { least: 1000, most: 5000 } as const;

/** Answers that are remembered; a target that gives more in so short a time allows all that is sent. */
const mostAnswers = 5000;

/** Requests under way together are turned down together: that is one sign, and not many. */
const oneSignMs = 250;

/** A target that has turned nothing down for so long may take more. */
const calmMs = 4000;

/** How the gap between requests changes: with a sign, and with each answer before and after the target has calmed down. */
const factors = { sign: 1.1, answer: 0.996, calm: 0.93 } as const;

/** A limiter with a fixed limit of its own, and a gap between requests that follows what the target takes. */
export function createRateLimiter({ rate, now, wait }: RateOptions): RateLimiter {
  const least = rate === null ? 0 : 1000 / rate;
  const answers: number[] = [];
  let gap = 0;
  let next = 0;
  let signAt = Number.NEGATIVE_INFINITY;

  /** Milliseconds between answers lately. */
  function answeredGap(): number {
    const at = now();
    while (answers[0] !== undefined && answers[0] < at - observed.most) answers.shift();
    const since = Math.max(observed.least, at - (answers[0] ?? at));
    return since / Math.max(1, answers.length);
  }

  return {
    turn: async () => {
      const step = Math.max(least, gap);
      if (step === 0) return;
      const at = Math.max(now(), next);
      next = at + step;
      if (at > now()) await wait(at - now());
    },
    slowDown: () => {
      if (now() - signAt < oneSignMs) return;
      signAt = now();
      gap = Math.min(longestGapMs, Math.max(gap * factors.sign, answeredGap()));
    },
    speedUp: () => {
      answers.push(now());
      if (answers.length > mostAnswers) answers.shift();
      const isCalm = now() - signAt > calmMs;
      gap = gap < 1 ? 0 : gap * (isCalm ? factors.calm : factors.answer);
    },
  };
}
