import { describe, expect, it } from 'vitest';
import { readAuthored } from '../../src/authoring/testing/read-authored.test.kit.ts';
import { expectationOf } from '../../src/oracle/expectation.ts';
import { tokenSequences } from './token-sequences.ts';

const contract = readAuthored({
  operation: 'CreateThing',
  product: 'shop',
  title: 'Shop',
  version: '2030-01-01',
  edition: 'en-US, API 2030-01-01',
  parameters: {
    Name: { kind: 'text', required: true, length: [2, 40], characters: ['latin'] },
    Colour: { kind: 'text', length: [3, 12], characters: ['lower'] },
  },
  examples: [{ Name: 'thing' }],
  result: { id: 'ThingId' },
  idempotency: {},
});

const facts = { region: 'r', regions: ['r'], fixtures: {}, assumptions: [] };
const options = {
  contract,
  facts,
  base: { Name: 'thing' },
  profile: 'standard',
  seed: 1,
  cases: 1,
} as const;

describe('a token with other parameters', () => {
  const sequences = tokenSequences(options).filter(({ check }) => check === 'mismatch');

  it('comes with parameters that are valid, whatever characters the texts take', () => {
    const requests = sequences.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'create' ? [step.request.parameters] : [])),
    );
    const kinds = requests.map((parameters) => {
      const own = Object.entries(parameters).filter(([name]) => name !== 'ClientToken');
      return expectationOf(contract, own, facts).kind;
    });
    expect(kinds.length).toBeGreaterThan(2);
    expect(new Set(kinds)).toEqual(new Set(['accept']));
  });

  it('differs from the request that had it before', () => {
    for (const { steps } of sequences) {
      const [one, two] = steps.map((step) => (step.kind === 'create' ? step.request.parameters : {}));
      expect(one).not.toEqual(two);
    }
  });
});

it('comes again after more than a thousand others in profile exhaustive, and in no other', () => {
  const crowdsIn = (profile: 'standard' | 'exhaustive') =>
    tokenSequences({ ...options, profile }).flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'pause' && step.others !== undefined ? [step.others] : [])),
    );
  const [others] = crowdsIn('exhaustive');
  expect(others?.times).toBeGreaterThan(1000);
  expect(others?.request.parameters.ClientToken).toMatch(/^\{fresh:/);
  expect(crowdsIn('standard')).toEqual([]);
});
