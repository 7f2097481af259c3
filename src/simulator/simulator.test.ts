import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { readContractFile } from '../cli/read-contract-file.ts';
import { runAgainst } from '../engine/runs.test.kit.ts';
import { fixturesOf } from './fixtures-of.ts';
import { startSimulator } from './start-simulator.ts';

const example = fileURLToPath(new URL('../../docs/examples/create-garden.yaml', import.meta.url));
const contracts = [...(await loadContracts()), await readContractFile(example)];

it.each(contracts.map((contract) => [contract.operation, contract] as const))(
  'the endpoint that is made of the contract of %s keeps it',
  async (_, contract) => {
    const fixtures = fixturesOf(contract);
    const assumptions = contract.parameters.flatMap((it) =>
      it.shape === 'reference' && it.requiredUnder !== undefined ? [it.requiredUnder.assumption] : [],
    );
    const simulator = await startSimulator({ contracts: [contract], assumptions });
    const { summary } = await runAgainst(simulator.url, {
      contracts: [contract],
      profile: 'quick',
      fixtures,
      assumptions,
      strict: true,
    });
    await simulator.close();
    const others = summary.clauses.filter(
      ({ level, outcome, leftOutBy }) =>
        level !== 'open' && outcome !== 'conforms' && leftOutBy === undefined,
    );
    expect(others.map(({ id, outcome, reason }) => `${id} ${outcome}: ${reason}`)).toEqual([]);
    expect(summary.left).toEqual([]);
  },
);
