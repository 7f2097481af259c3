import type { Variation } from '../behaviour.ts';
import type { ClauseId } from '../clause-id.ts';
import { documentedBehaviour } from '../documented-behaviour.ts';
import { differs, type Scenario, transcribe } from './drive.ts';
import { scenarios } from './scenarios.ts';

/**
 * Whether two defects can both be seen in one endpoint: each changes what the scenario of its first clause shows when
 * the other is there already, and where the documents accept something in it, some of that is accepted still.
 */
export async function showTogether(one: Variation, other: Variation): Promise<boolean> {
  return (await showsBeside(one, other)) && (await showsBeside(other, one));
}

async function showsBeside(defect: Variation, other: Variation): Promise<boolean> {
  const [clause] = defect.clauses;
  const scenario = clause === undefined ? undefined : scenarios.get(clause);
  if (clause === undefined || scenario === undefined) return false;
  const both = await transcribe(defect.apply(other.apply(documentedBehaviour())), scenario);
  const valid = await acceptedIn(clause, scenario);
  const leavesSome = valid.length === 0 || valid.some((index) => isAccepted(both[index] ?? ''));
  return leavesSome && (await differs(other.apply(documentedBehaviour()), scenario, both));
}

/** Which requests of the scenario of a clause the documents accept; worked out once. */
const accepted = new Map<ClauseId, Promise<readonly number[]>>();

function acceptedIn(clause: ClauseId, scenario: Scenario): Promise<readonly number[]> {
  const indices =
    accepted.get(clause) ??
    transcribe(documentedBehaviour(), scenario).then((lines) =>
      lines.flatMap((line, index) => (isAccepted(line) ? [index] : [])),
    );
  accepted.set(clause, indices);
  return indices;
}

const isAccepted = (line: string): boolean => line.includes('"status":200');
