import type { Variation } from '../behaviour.ts';
import type { ClauseId } from '../clause-id.ts';
import type { Change } from '../variation/change.ts';
import { touchedBy } from './touches.ts';

/** A defect that breaks documented clauses, at least one of them a must. */
export function defect(name: string, about: string, clauses: readonly ClauseId[], apply: Change): Variation {
  return { name, about, clauses, touches: touchedBy(name), level: 'must', apply };
}

/** A defect that breaks nothing but should clauses. */
export function slight(name: string, about: string, clauses: readonly ClauseId[], apply: Change): Variation {
  return { ...defect(name, about, clauses, apply), level: 'should' };
}
