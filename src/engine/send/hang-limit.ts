/** How long a request may take at a target that is known to hang on some: time-outs are the dearest of all answers. */
export interface HangLimit {
  /** Takes in that a request was answered. */
  readonly answered: (durationMs: number) => void;
  /** Takes in that a request is never answered, while others are. */
  readonly note: () => void;
  /** The limit for a call; nothing while no request is known to hang. */
  readonly limit: () => { readonly limitMs?: number };
}

/** No answer is waited for less than this, in milliseconds. */
const leastMs = 1000;

/** An answer that takes so many times as long as the slowest one will not come. */
const timesSlowest = 10;

/** A limit for a target that was not asked yet. */
export function createHangLimit(): HangLimit {
  let slowestMs = 0;
  let isKnown = false;
  return {
    answered: (durationMs) => {
      slowestMs = Math.max(slowestMs, durationMs);
    },
    note: () => {
      isKnown = true;
    },
    limit: () => (isKnown ? { limitMs: Math.max(leastMs, timesSlowest * slowestMs) } : {}),
  };
}
