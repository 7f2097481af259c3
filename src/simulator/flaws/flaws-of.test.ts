import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../../specs/contracts.ts';
import { readContractFile } from '../../cli/read-contract-file.ts';
import { flawsOf } from './flaws-of.ts';

const example = fileURLToPath(new URL('../../../docs/examples/create-garden.yaml', import.meta.url));
const contracts = [...(await loadContracts()), await readContractFile(example)];

describe.each(contracts.map((contract) => [contract.operation, contract] as const))(
  'the flaws of an endpoint of %s',
  (_, contract) => {
    const flaws = flawsOf(contract);

    it('have each a name of its own, with a family in front', () => {
      const names = flaws.map(({ name }) => name);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
      expect(names.filter((name) => !/^[a-z-]+\/\S+$/.test(name))).toEqual([]);
    });

    it('break nothing but clauses of the contract that are judged', () => {
      const judged = contract.clauses.filter(({ level }) => level !== 'open').map(({ id }) => id);
      expect(flaws.flatMap(({ clauses }) => clauses).filter((id) => !judged.includes(id))).toEqual([]);
    });

    it('touch clauses of the contract only', () => {
      const ids = contract.clauses.map(({ id }) => id);
      expect(flaws.flatMap(({ touches }) => touches).filter((it) => !ids.includes(it))).toEqual([]);
    });
  },
);

it('break every judged clause of the contract that has every kind of value and constraint', () => {
  const contract = contracts.at(-1);
  const broken = new Set((contract === undefined ? [] : flawsOf(contract)).flatMap(({ clauses }) => clauses));
  const others = contract?.clauses.filter(({ id, level }) => level !== 'open' && !broken.has(id));
  expect(others?.map(({ id }) => id)).toEqual([]);
});
