import { generateCases } from '../../generators/plan/cases.ts';
import { generateSequences } from '../../generators/sequences/sequences.ts';
import type { Contract } from '../contract/contract.ts';
import { oncePer } from '../contract/once-per.ts';
import { imaginedBaseline, imaginedFacts } from './imagined-target.ts';
import { isWanted, type RunOptions } from './run-options.ts';
import { casesOf, partsOf, planSmoke } from './stages/plan.ts';
import { quotaClauses } from './stages/quota/quota-clauses.ts';

/** Why a clause of an operation that is tested is out of the scope of a run. */
export interface LeftOut {
  /** What leaves it out: `--clause`, or a profile. */
  readonly by: string;
  /** One sentence without its full stop. */
  readonly reason: string;
}

type Choosing = Pick<RunOptions, 'contracts' | 'clauses' | 'profile'>;

/** The clauses that are out of scope by what was asked for, whatever the target is like, by id. */
export function leftOutOf(options: Choosing): ReadonlyMap<string, LeftOut> {
  const byProfile = options.profile === 'quick' ? options.contracts.flatMap(leftOutByQuick) : [];
  const byPattern = options.contracts.flatMap(({ clauses }) =>
    clauses.filter(({ id }) => !isWanted(options, id)),
  );
  return new Map([
    ...byProfile,
    ...byPattern.map(({ id }) => [id, { by: '--clause', reason: 'left out by --clause' }] as const),
  ]);
}

/** What only a full target shows, and what has no case or sequence among the few of the profile. */
const leftOutByQuick = oncePer((contract: Contract): readonly (readonly [string, LeftOut])[] => {
  const by = 'profile quick';
  const quota = quotaClauses(contract);
  const quick = plannedClauses(contract, 'quick');
  // Lists with a value twice are sent along with what standard reads back, so that they are planned for no point.
  const others = [...plannedClauses(contract, 'standard'), contract.common.resultRepeated];
  const known = new Set(contract.clauses.map(({ id }) => id));
  const unplanned = others.filter((id) => known.has(id) && !quick.has(id) && !quota.includes(id));
  return [
    ...quota.map(
      (id) => [id, { by, reason: `left out by ${by}: it takes a target whose quota is full` }] as const,
    ),
    ...unplanned.map(
      (id) => [id, { by, reason: `left out by ${by}: it takes requests of its own` }] as const,
    ),
  ];
});

/** The clauses that have a case or sequence of their own in `profile`, on a target that has all they need. */
function plannedClauses(contract: Contract, profile: 'quick' | 'standard'): ReadonlySet<string> {
  const facts = imaginedFacts(contract, () => false);
  const caseOptions = {
    contract,
    facts,
    base: imaginedBaseline(contract, facts),
    profile,
    seed: 1,
    cases: 1,
  };
  const { combined, faults, odd } = planSmoke(caseOptions, { clauses: null, profile, shard: null });
  const planned = [
    ...[...combined, ...faults, ...odd].flatMap(casesOf),
    ...generateCases(caseOptions),
    ...generateSequences(caseOptions).flatMap(partsOf),
  ];
  return new Set(planned.map(({ clause }) => clause));
}
