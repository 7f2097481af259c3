import picomatch from 'picomatch';
import type { Fault, Mutant } from './mutant.ts';
import type { Accusation, TrialResult, Unjudged } from './trial.ts';

/**
 * `found` when each fault was, by a clause that it breaks · `silent` when nobody right was accused · `missed` ·
 * `accused` although right · `did-not-end` and `broke-down` as the run did.
 */
export type Finding = 'found' | 'silent' | 'missed' | 'accused' | 'did-not-end' | 'broke-down';

/** From what is as it should be to what is worst. */
const severity: readonly Finding[] = ['found', 'silent', 'missed', 'accused', 'did-not-end', 'broke-down'];

/** What all trials of a mutant came to; the worst of them counts. */
export interface Assessment {
  readonly mutant: Mutant;
  readonly finding: Finding;
  readonly trials: readonly AssessedTrial[];
}

/** A trial, with what found its faults told from what was accused wrongly. */
export interface AssessedTrial extends TrialResult {
  readonly finding: Finding;
  /** For each fault the first clause that rightly found it; null when none did. */
  readonly foundBy: readonly (Accusation | null)[];
  /** Accused clauses that no fault breaks. */
  readonly wrong: readonly Accusation[];
  /** Must clauses that were not judged, although no fault breaks or touches them and they are judged without faults. */
  readonly lost: readonly Unjudged[];
  /** How many times as many requests as against the endpoint without faults; null when there is none to compare with. */
  readonly timesRequests: number | null;
}

/** What the trials of `mutant` show about the tester; `baselines` are those of its surroundings, by seed. */
export function assess(
  mutant: Mutant,
  results: readonly TrialResult[],
  baselines: ReadonlyMap<number, TrialResult>,
): Assessment {
  const trials = results.map((result) => assessTrial(mutant, result, baselines.get(result.seed)));
  const worst = Math.max(...trials.map(({ finding }) => severity.indexOf(finding)));
  return { mutant, finding: severity[worst] ?? 'broke-down', trials };
}

/** Whether what was found is what a tester should come to; a fault that breaks no must may be missed. */
export function isRight({ mutant, finding }: Assessment): boolean {
  return finding === 'found' || finding === 'silent' || (finding === 'missed' && !breaksMust(mutant));
}

/** Whether a mutant has a fault that breaks a must clause. */
export function breaksMust({ faults }: Mutant): boolean {
  return faults.some(({ level }) => level === 'must');
}

/** Whether a mutant has what real stacks have, and not what was derived from a clause. */
export function isNatural({ mutant }: Assessment): boolean {
  return mutant.layer !== null;
}

/** The layer of a stack that a mutant comes from; empty for one that was derived from a clause. */
export function layerOf({ mutant }: Assessment): string {
  return mutant.layer ?? '';
}

function assessTrial(
  { faults }: Mutant,
  result: TrialResult,
  baseline: TrialResult | undefined,
): AssessedTrial {
  const { accusations, unjudged, requests, ending } = result;
  const isBroken = (clause: string) => faults.some(({ clauses }) => clauses.some((id) => id === clause));
  const touches = faults.flatMap((fault) => fault.touches);
  const isTouched = touches.length === 0 ? () => false : picomatch(touches);
  const idle = new Set(baseline?.unjudged.map(({ clause }) => clause));
  const foundBy = faults.map((fault) => accusations.find((accusation) => shows(accusation, fault)) ?? null);
  const wrong = accusations.filter(({ clause }) => !isBroken(clause));
  return {
    ...result,
    finding: ending === 'ended' ? findingOf(foundBy, wrong) : ending,
    foundBy,
    wrong,
    lost: unjudged.filter(({ clause }) => !isBroken(clause) && !isTouched(clause) && !idle.has(clause)),
    timesRequests: baseline === undefined || baseline.requests === 0 ? null : requests / baseline.requests,
  };
}

/** Whether an accusation finds a fault: one that breaks a must is not found by a mere should. */
function shows({ clause, level }: Accusation, fault: Fault): boolean {
  return fault.clauses.some((id) => id === clause) && (fault.level !== 'must' || level === 'must');
}

function findingOf(foundBy: readonly (Accusation | null)[], wrong: readonly Accusation[]): Finding {
  if (foundBy.length === 0) return wrong.length > 0 ? 'accused' : 'silent';
  return foundBy.includes(null) ? 'missed' : 'found';
}
