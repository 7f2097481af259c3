import type { Variation } from '../behaviour.ts';
import type { Change } from '../variation/change.ts';

/** Something that differs from the reference and contradicts no document. */
export function oddity(name: string, about: string, apply: Change): Variation {
  return { name, about, clauses: [], touches: [], level: 'none', apply };
}
