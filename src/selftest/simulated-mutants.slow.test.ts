import { expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { assess } from './assess.ts';
import { runTrial } from './run-trial.ts';
import { sample } from './sample.ts';
import { selectSimulated, simulatedMutants } from './simulated-mutants.ts';

/** What profile quick does not look for: it sends few sequences. */
const stateful = ['tokens', 'quotas', 'dry-runs', 'readback', 'results', 'refusal-effects', 'unique-texts'];

const contracts = await loadContracts();
const { chosen } = selectSimulated(
  simulatedMutants(contracts),
  stateful.map((family) => `!${family}`),
);

it.each(sample(chosen, 6, 1).map((mutant) => [mutant.name, mutant] as const))(
  'a simulated endpoint with the flaw of %s is found by a clause that it breaks, and by no other',
  async (_, mutant) => {
    const contract = contracts.find(({ operation }) => mutant.operations?.includes(operation)) ?? null;
    const result = await runTrial({ mutant, contract, seed: 1, profile: 'quick' });
    const { finding, trials } = assess(mutant, [result], new Map());
    expect([finding, trials.flatMap(({ wrong }) => wrong)]).toEqual(['found', []]);
  },
);
