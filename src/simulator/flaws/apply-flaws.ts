import type { Simulation } from '../simulation.ts';
import { flawsOf } from './flaws-of.ts';

/** `simulation` with those of its contract's flaws that are named. */
export function applyFlaws(simulation: Simulation, names: readonly string[]): Simulation {
  if (names.length === 0) return simulation;
  return flawsOf(simulation.contract)
    .filter(({ name }) => names.includes(name))
    .reduce((changed, { apply }) => apply(changed), simulation);
}
