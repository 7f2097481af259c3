import type { Asked } from './ask.ts';
import type { Scenario, Way } from './drive.ts';

/** Sends these one after the other; what they create stays. */
export function sends(...asked: readonly Asked[]): Scenario {
  return sendsBy({}, ...asked);
}

/** Sends these one after the other in the given way; what they create stays. */
export function sendsBy(way: Way, ...asked: readonly Asked[]): Scenario {
  return async (send) => {
    for (const one of asked) await send(one, { keep: true, ...way });
  };
}

/** Sends all of these at once; what they create stays. */
export function sendsAtOnce(...asked: readonly Asked[]): Scenario {
  return async (send) => {
    await Promise.all(asked.map((one) => send(one, { keep: true })));
  };
}

/** One scenario behind the other. */
export function inTurn(...scenarios: readonly Scenario[]): Scenario {
  return async (send) => {
    for (const scenario of scenarios) await scenario(send);
  };
}

/** The requests that `make` makes of 1 to `count`. */
export function many(count: number, make: (n: number) => Asked): readonly Asked[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}
