import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ContractError } from '../contract/check-contract.ts';
import { contractFaults } from './contract-faults.ts';
import { readContractFile } from './read-contract-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'clausewise-mistakes-'));

const parameters = {
  Name: { kind: 'text', required: true, length: [2, 8], characters: ['latin'] },
  Size: { kind: 'integer', range: [1, 9] },
  Kind: { kind: 'choice', values: ['A', 'B'] },
  OwnerId: { kind: 'reference' },
};

const right = {
  operation: 'CreateThing',
  product: 'shop',
  title: 'Shop',
  version: '2030-01-01',
  edition: 'en-US, API 2030-01-01',
  parameters,
  examples: [{ Name: 'thing' }],
  result: { id: 'ThingId' },
};

const named = (more: object) => ({ parameters: { ...parameters, Name: { ...parameters.Name, ...more } } });
const withParameter = (name: string, value: object) => ({ parameters: { ...parameters, [name]: value } });
const subject = { action: 'CreateBox', id: 'BoxId' };

let count = 0;

async function said(changes: object): Promise<readonly string[]> {
  const file = join(folder, `contract-${++count}.json`);
  writeFileSync(file, JSON.stringify({ ...right, ...changes }));
  try {
    return contractFaults(await readContractFile(file));
  } catch (error) {
    if (error instanceof ContractError) return error.message.split('\n  ').slice(1);
    throw error;
  }
}

it('says nothing of what is right', async () => {
  expect(await said({})).toEqual([]);
});

it.each<[string, object, string]>([
  ['leaves out a field', { operation: undefined }, 'operation is missing: it has to be a text.'],
  [
    'writes a name with a small letter',
    { operation: 'createThing' },
    'operation is "createThing", and has to be a name such as "CreateThing".',
  ],
  [
    'forgets quotes round a version',
    { version: 20300101 },
    'version is 20300101, and has to be a text. Put it in quotes: "20300101".',
  ],
  [
    'invents an effect',
    { effect: 'updates' },
    'effect is "updates", and has to be one of reads, creates, changes, deletes.',
  ],
  [
    'gives a range one end',
    withParameter('Size', { kind: 'integer', range: 9 }),
    'parameters.Size.range is 9, and has to be two numbers in a list, such as [1, 9].',
  ],
  [
    'puts the ends of a range in quotes',
    withParameter('Size', { kind: 'integer', range: [1, '9'] }),
    'parameters.Size.range.1 is "9", and has to be a number.',
  ],
  [
    'writes one error without a list',
    named({ errors: '400 No' }),
    'parameters.Name.errors is "400 No", and has to be a list, such as [one, two].',
  ],
  [
    'leaves the status off an error',
    named({ errors: ['No'] }),
    'parameters.Name.errors.0 is "No", and has to be a status and a code, such as "400 InvalidName.Malformed".',
  ],
  [
    'writes a default as a number',
    withParameter('Size', { ...parameters.Size, default: 5 }),
    'parameters.Size.default is 5, and has to be a text. Put it in quotes: "5".',
  ],
  [
    'gives a default that is out of range',
    withParameter('Size', { ...parameters.Size, default: '12' }),
    'Size: the default 12 is refused by the contract’s own clause CreateThing.Size.range.',
  ],
  [
    'misspells a field',
    named({ lenght: [2, 8] }),
    'parameters.Name: there is no "lenght" here. Did you mean length?',
  ],
  [
    'misspells a rule',
    named({ errorsOf: { lenght: ['400 No'] } }),
    'parameters.Name.errorsOf speaks of lenght, and Name has no such rule. Did you mean length?',
  ],
  [
    'speaks of a rule that the kind has not',
    named({ levels: { range: 'should' } }),
    'parameters.Name.levels speaks of range, and Name has no such rule. There are required, length, charset, characters, emptiness.',
  ],
  [
    'gives a parameter in an example that there is not',
    { examples: [{ Name: 'thing', Knd: 'A' }] },
    'Example 1 gives Knd, and there is no such parameter. Did you mean Kind?',
  ],
  [
    'leaves a parameter off an example that is required',
    { examples: [{ Size: '5' }] },
    'Example 1 is refused by the contract’s own clause CreateThing.Name.required.',
  ],
  ['has no example', { examples: [] }, 'examples is [], and has to be a list of at least 1.'],
  [
    'misspells a fixture',
    { examples: [{ Name: 'thing', OwnerId: '$Owner' }] },
    'Example 1: OwnerId is $Owner, and nothing names such a fixture. There is OwnerId.',
  ],
  [
    'speaks of a value in a constraint that there is not',
    { constraints: [{ kind: 'requires', when: 'Kind', is: ['C'], needs: 'Size' }] },
    'The constraint CreateThing.Kind.requires_Size speaks of Kind C, which CreateThing.Kind.enum refuses.',
  ],
  [
    'orders what has no order',
    { constraints: [{ kind: 'order', low: 'Name', high: 'Size' }] },
    'CreateThing.Name.notAbove_Size has no side: nothing can be made that has to be refused for it.',
  ],
  [
    'writes an address for a block',
    withParameter('Block', { kind: 'cidr', within: ['10.0.0.0'] }),
    'parameters.Block.within.0 is "10.0.0.0", and has to be a block such as "10.0.0.0/8", or $ and the name of a fixture.',
  ],
  [
    'leaves out what a list is of',
    withParameter('Tags', { kind: 'list', count: [1, 5] }),
    'parameters.Tags.of is missing: it has to be a block with fields.',
  ],
  [
    'says of numbers that each is unique, and not what a second request is answered',
    withParameter('Place', { kind: 'integer', range: [1, 99], unique: true }),
    'parameters.Place.unique: no errorsOf.unique says how a second request with the same is answered, as "400 Code".',
  ],
  [
    'deletes nothing that is made',
    { effect: 'deletes', result: undefined },
    'effect is deletes, and there is no subject that says how something is made to act on.',
  ],
  [
    'acts on a parameter that there is not',
    { effect: 'deletes', result: undefined, subject: { ...subject, parameter: 'BoxId' } },
    'subject.parameter speaks of BoxId, and there is no such parameter.',
  ],
  [
    'acts on what is no reference',
    { effect: 'deletes', result: undefined, subject: { ...subject, parameter: 'Name' } },
    'subject.parameter: Name has to be a reference, and is of kind text.',
  ],
  [
    'says how something is made to act on, and creates',
    { subject: { ...subject, parameter: 'OwnerId' } },
    'There is a subject, and effect is creates: only changes and deletes act on one.',
  ],
])('is told where and what by check who %s', async (_, changes, sentence) => {
  expect(await said(changes)).toContain(sentence);
});
