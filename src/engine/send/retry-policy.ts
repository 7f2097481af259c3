import type { Reply } from '../../oracle/read-reply.ts';

/** Why a request has no answer yet. */
export type Cause = Extract<Reply, { kind: 'retryable' }>['cause'];

/** Attempts in all, first wait and longest wait in milliseconds. */
interface RetryLimits {
  readonly attempts: number;
  readonly first: number;
  readonly most: number;
}

const limits: { readonly [K in Cause]: RetryLimits } = {
  throttled: { attempts: 12, first: 40, most: 2000 },
  unavailable: { attempts: 5, first: 30, most: 1000 },
  processing: { attempts: 30, first: 20, most: 500 },
  lost: { attempts: 4, first: 20, most: 1000 },
  // Each takes its full time: what is worth another one is decided elsewhere.
  timeout: { attempts: 1, first: 20, most: 1000 },
  unreachable: { attempts: 2, first: 50, most: 1000 },
  aborted: { attempts: 1, first: 0, most: 0 },
};

/** How often a target has to fail in one way before it is believed to do so for good, and attempts from then on. */
const tired = { after: 3, attempts: 2 } as const;

/** Decides how often and after which time a request without an answer is sent again. */
export interface RetryPolicy {
  /** Milliseconds until attempt `count` + 1; null when there is to be none. */
  readonly waitAfter: (reply: Extract<Reply, { kind: 'retryable' }>, count: number) => number | null;
  /** Says that a request stayed without an answer for `cause` because of what it is. */
  readonly tireOf: (cause: Cause) => void;
}

/** A policy that is patient until it was in vain a few times. */
export function createRetryPolicy(): RetryPolicy {
  const inVain = new Map<Cause, number>();
  return {
    waitAfter: ({ cause, retryAfterMs }, count) => {
      const { attempts, first, most } = limits[cause];
      const allowed = (inVain.get(cause) ?? 0) < tired.after ? attempts : Math.min(attempts, tired.attempts);
      if (count >= allowed) return null;
      return Math.min(most, Math.max(retryAfterMs ?? 0, first * 2 ** (count - 1)));
    },
    tireOf: (cause) => void inVain.set(cause, (inVain.get(cause) ?? 0) + 1),
  };
}
