/** How long to look for what a target may show late. */
export interface ReadPolicy {
  /** Milliseconds between looks; few where only something known already is looked at again. */
  readonly waits: (isKnown: boolean) => readonly number[];
  /** Takes in that all was as it should be after so many waits. */
  readonly helped: (count: number) => void;
  /** Takes in that so many waits changed nothing. */
  readonly inVain: (count: number) => void;
}

const many = [30, 60, 120, 250, 500, 1000, 1500, 2000, 2500];
const few = many.slice(0, 4);

/** After so many long waits in vain, a target that never showed anything late is believed sooner. */
const enough = 2;

/** Patience with a target that was not looked at yet. */
export function createReadPolicy(): ReadPolicy {
  let wasted = 0;
  let isLate = false;
  return {
    waits: (isKnown) => (isKnown || (wasted >= enough && !isLate) ? few : many),
    helped: (count) => {
      if (count > 0) isLate = true;
    },
    inVain: (count) => {
      if (count >= many.length) wasted++;
    },
  };
}
