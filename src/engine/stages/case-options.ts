import type { CaseOptions } from '../../../generators/plan/case-options.ts';
import { type TurnedDown, withoutGivenUp, withoutTurnedDown } from '../../../generators/plan/work-around.ts';
import type { Operation } from '../operation.ts';

const randomCases = { quick: 0, standard: 1, exhaustive: 20 } as const;

type Planning = Pick<Operation, 'profile' | 'options' | 'pool' | 'investigations'>;

/** What requests are made from that carry whatever the target accepts. */
export function carryingOptionsOf(planning: Planning): CaseOptions {
  const caseOptions = caseOptionsOf(planning);
  return { ...caseOptions, contract: withoutGivenUp(caseOptions.contract, turnedDownBy(planning)) };
}

function turnedDownBy({ investigations }: Planning): readonly TurnedDown[] {
  return investigations.known
    .all()
    .map(({ clause, smallest, cure }) => ({ clause, smallest: smallest.parameters, cure: cure.parameters }));
}

/** What requests are made from at this moment: what the target is known to turn down is left out. */
export function caseOptionsOf(planning: Planning): CaseOptions {
  const { profile, options } = planning;
  const { contract, facts, baseline, tokenless, transport, capabilities } = profile;
  const name = staysThere(planning) ? 'quick' : options.profile;
  return {
    contract: withoutTurnedDown(contract, turnedDownBy(planning)),
    facts,
    base: baseline,
    tokenless,
    ...(transport && { transport: transport }),
    rpc: capabilities.olderSignature,
    profile: name,
    seed: options.seed,
    cases: options.cases ?? randomCases[name],
  };
}

/** Whether what is created stays: then only what no clause can do without is created. */
function staysThere({ profile, pool }: Planning): boolean {
  const { result, subject } = profile.contract;
  return pool.isRemovable() === false && (result.id !== null || subject !== undefined);
}

/** Why less is sent than the profile asks for, where the target does not serve what its contract names; null where all is. */
export function reductionOf(planning: Planning): string | null {
  const { profile, options, pool } = planning;
  const isServed = profile.contract.companions.remove === null || !staysThere(planning);
  if (options.profile === 'quick' || isServed) return null;
  return `no more was sent than in profile quick, for what is created stays: ${pool.trouble() ?? 'it cannot be deleted'}`;
}
