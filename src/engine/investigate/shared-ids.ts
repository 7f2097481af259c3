import type { Observation } from '../../oracle/observation.ts';
import type { Sent } from '../../oracle/resolve.ts';
import { createCitations } from '../citations.ts';
import type { Sending } from '../sending.ts';

/** Collects requests that were given an id that another one had: two of them show it. */
export interface SharedIds {
  /** Takes in that a request got the id that the one with `earlier` as its ordinal had; false when `clause` is about something else. */
  readonly take: (clause: string, observation: Observation, earlier: number) => boolean;
}

/** Nothing collected yet. */
export function createSharedIds({ profile, judge }: Pick<Sending, 'profile' | 'judge'>): SharedIds {
  const { contract } = profile;
  const { requestIdUnique, resultId } = contract.common;
  const collisions = new Map<string, (readonly [Observation, Observation])[]>();

  return {
    take: (clause, observation, earlier) => {
      if (clause !== requestIdUnique && clause !== resultId) return false;
      const owner = judge.recall(earlier);
      if (owner === undefined) return true;
      const pairs = [...(collisions.get(clause) ?? []), [observation, owner] as const];
      collisions.set(clause, pairs);
      if (pairs.length === 2) claim(clause, pairs);
      return true;
    },
  };

  function claim(clause: string, pairs: readonly (readonly [Observation, Observation])[]): void {
    const citations = createCitations();
    const cite = (observation: Observation) => citations.cite(alone(observation));
    const [first, ...again] = pairs.map(([mine]) => cite(mine));
    if (first === undefined) return;
    const id = `${clause}/answer/${first.at}`;
    judge.claim(
      {
        kind: 'finding',
        operation: contract.operation,
        clause,
        case: id,
        raisedBy: { clause, case: id },
        basis: 'unique',
        first,
        again,
        twins: pairs.map(([, its]) => cite(its)),
        smallest: first,
        nearest: null,
        cure: null,
      },
      citations,
    );
  }
}

function alone(observation: Observation): Sent {
  return { observation, again: [], baselines: [] };
}
