import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { ContractError } from '../contract/check-contract.ts';
import { contractFaults } from './contract-faults.ts';
import { readContractFile } from './read-contract-file.ts';
import { thing } from './thing.test.kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'clausewise-check-'));

let count = 0;

/** What is said of a contract that is `thing` with `changes`. */
async function said(changes: object): Promise<readonly string[]> {
  const file = join(folder, `contract-${++count}.json`);
  writeFileSync(file, JSON.stringify({ ...thing, ...changes }));
  try {
    return contractFaults(await readContractFile(file));
  } catch (error) {
    if (error instanceof ContractError) return error.message.split('\n  ').slice(1);
    throw error;
  }
}

const parameters = (more: object) => ({ parameters: { ...thing.parameters, ...more } });

describe('what is said of a contract file', () => {
  it('is nothing where nothing is wrong', async () => {
    expect(await said({})).toEqual([]);
    expect(await said(parameters({ Size: { kind: 'integer', range: [1, 5] } }))).toEqual([]);
  });

  it.each([
    [
      'a rule that is no rule',
      parameters({ Name: { kind: 'text', lenght: [2, 8] } }),
      'parameters.Name: there is no "lenght" here. Did you mean length?',
    ],
    [
      'bounds that are turned round',
      parameters({ Size: { kind: 'integer', range: [5, 1] } }),
      'parameters.Size.range is [5,1], and has to be one whose first bound is not above the second.',
    ],
    [
      'a constraint over an unknown parameter',
      { constraints: [{ kind: 'requires', when: 'Name', needs: 'Colour' }] },
      'The constraint CreateThing.Name.requires_Colour speaks of Colour, and there is no such parameter.',
    ],
    [
      'an example that its own rules refuse',
      { examples: [{ Name: 'a' }] },
      'Example 1 is refused by the contract’s own clause CreateThing.Name.length.',
    ],
    [
      'an example that touches an open point',
      { examples: [{ Name: 'thing 1' }] },
      'Example 1 touches the open point CreateThing.Name.characters, so that nothing can be judged with it.',
    ],
    [
      'a companion that is told no resource',
      { result: { id: 'ThingId' }, lifecycle: { remove: { action: 'DeleteThing', parameters: {} } } },
      'lifecycle.remove cannot be called: no parameter has $id, so it is told no resource.',
    ],
    [
      'a companion with a stand-in that nothing fills',
      {
        result: { id: 'ThingId' },
        lifecycle: { remove: { action: 'DeleteThing', parameters: { A: '$id', B: '$name' } } },
      },
      'lifecycle.remove cannot be called: $name stands for nothing there, only $region and $id do.',
    ],
    [
      'a clause without a side',
      parameters({ Block: { kind: 'cidr', prefix: [0, 32] } }),
      'CreateThing.Block.prefix has no side: nothing can be made that has to be refused for it.',
    ],
    [
      'a resource without an id',
      { lifecycle: { remove: { action: 'DeleteThing', parameters: { ThingId: '$id' } } } },
      'There is a lifecycle and no result.id: nothing says what was created.',
    ],
  ])('names %s', async (_, changes, sentence) => {
    expect(await said(changes)).toContain(sentence);
  });

  it('is nothing for the contract of docs/authoring.md', async () => {
    const file = fileURLToPath(new URL('../../docs/examples/create-garden.yaml', import.meta.url));
    expect(contractFaults(await readContractFile(file))).toEqual([]);
  });
});

it('has the example of docs/authoring.md word for word', () => {
  const read = (path: string) =>
    readFileSync(fileURLToPath(new URL(`../../docs/${path}`, import.meta.url)), 'utf8');
  expect(read('authoring.md')).toContain(`\`\`\`yaml\n${read('examples/create-garden.yaml')}\`\`\``);
});

it.each(await loadContracts())('is nothing for the contract of $operation', (contract) => {
  expect(contractFaults(contract)).toEqual([]);
});
