import type { ClauseId } from '../reference/clause-id.ts';
import { type Assessment, assess } from './assess.ts';
import { type Fault, type Mutant, usualQuota } from './mutant.ts';
import type { Accusation, TrialResult, Unjudged } from './trial.ts';

/** Clauses of made-up trials. */
export const length = 'CreateSecurityGroup.SecurityGroupName.length';
export const prefix = 'CreateSecurityGroup.SecurityGroupName.prefix';
export const uuid = 'CreateSecurityGroup.RequestId.uuid';
export const equal = 'CreateSecurityGroup.Format.equal';

/** A fault that breaks `clauses`; a should fault when it is said so. */
export function fault(
  name: string,
  clauses: readonly ClauseId[] = [length],
  changes: Partial<Fault> = {},
): Fault {
  return { name, about: 'does something wrong', clauses, touches: [], level: 'must', ...changes };
}

/** A mutant with `faults`: a defect with one, a pair with two, an oddity with none. */
export function mutantWith(faults: readonly Fault[], changes: Partial<Mutant> = {}): Mutant {
  return {
    kind: faults.length === 0 ? 'oddity' : faults.length === 1 ? 'defect' : 'pair',
    name: faults.length === 0 ? 'http/odd' : faults.map(({ name }) => name).join(' + '),
    family: 'family',
    about: 'does something',
    layer: null,
    faults,
    oddities: faults.length === 0 ? ['http/odd'] : [],
    operations: null,
    isSimulated: false,
    quota: usualQuota,
    assume: null,
    ...changes,
  };
}

/** An accusation of `clause`. */
export function accusation(clause: string, changes: Partial<Accusation> = {}): Accusation {
  return {
    clause,
    level: 'must',
    at: 30,
    reason: 'expected refused, received accepted',
    example: null,
    ...changes,
  };
}

/** Must clauses that were not judged. */
export function unjudged(...clauses: readonly string[]): readonly Unjudged[] {
  return clauses.map((clause) => ({ clause, outcome: 'inconclusive', reason: 'nothing told' }));
}

/** What a run came to, with seed 1 and a thousand requests. */
export function result(changes: Partial<TrialResult> = {}): TrialResult {
  return {
    seed: 1,
    accusations: [],
    unjudged: [],
    requests: 1000,
    durationMs: 700,
    ending: 'ended',
    fault: null,
    ...changes,
  };
}

/** The assessment of one trial; without a fault the endpoint judges everything, in a thousand requests. */
export function assessed(
  mutant: Mutant,
  changes: Partial<TrialResult> = {},
  baseline: Partial<TrialResult> = {},
): Assessment {
  return assess(mutant, [result(changes)], new Map([[1, result(baseline)]]));
}
