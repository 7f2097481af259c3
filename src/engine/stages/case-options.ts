import type { CaseOptions } from '../../../generators/case-options.ts';
import { withoutTurnedDown } from '../../../generators/work-around.ts';
import type { Operation } from '../operation.ts';

const randomCases = { quick: 0, standard: 1, exhaustive: 20 } as const;

/** What requests are made from at this moment: what the target is known to turn down is left out. */
export function caseOptionsOf({
  profile,
  options,
  pool,
  investigations,
}: Pick<Operation, 'profile' | 'options' | 'pool' | 'investigations'>): CaseOptions {
  const { contract, facts, baseline, tokenless, transport, capabilities } = profile;
  // What cannot be deleted stays, so that only what no clause can do without is created.
  const name = pool.isRemovable() === false ? 'quick' : options.profile;
  const faults = investigations.known
    .all()
    .map(({ clause, smallest, cure }) => ({ clause, smallest: smallest.parameters, cure: cure.parameters }));
  return {
    contract: withoutTurnedDown(contract, faults),
    facts,
    base: baseline,
    tokenless,
    ...(transport && { way: transport }),
    rpc: capabilities.olderSignature,
    profile: name,
    seed: options.seed,
    cases: options.cases ?? randomCases[name],
  };
}
