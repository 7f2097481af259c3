import { describe, expect, it } from 'vitest';
import { readAuthored } from '../authoring/testing/read-authored.test.kit.ts';
import { runAgainst } from '../engine/runs.test.kit.ts';
import { startSimulator } from './start-simulator.ts';

const contract = readAuthored({
  operation: 'CreateStall',
  product: 'fair',
  title: 'Fair',
  version: '2030-01-01',
  edition: 'en-US, API 2030-01-01',
  parameters: {
    Pitch: {
      kind: 'integer',
      range: [1, 400],
      required: true,
      unique: true,
      errorsOf: { unique: ['409 Pitch.Taken'] },
    },
    Block: {
      kind: 'cidr',
      required: true,
      prefix: [12, 28],
      within: ['10.0.0.0/8'],
      unique: true,
      errorsOf: { unique: ['409 Block.Overlapped'] },
    },
    Motto: { kind: 'text', length: [2, 64] },
  },
  examples: [{ Pitch: '7', Block: '10.1.0.0/24' }],
  result: { id: 'StallId' },
  idempotency: {},
  lifecycle: {
    list: {
      action: 'ListStalls',
      items: 'Stalls',
      id: 'StallId',
      shows: { Pitch: 'Pitch', Block: 'Block', Motto: 'Motto' },
    },
    remove: { action: 'DeleteStall', parameters: { StallId: '$id' }, gone: ['StallNotFound'] },
  },
});

/** What a run in profile standard comes to of an endpoint with these flaws, but for what is open. */
async function outcomes(...flaws: readonly string[]): Promise<readonly string[]> {
  const simulator = await startSimulator({ contracts: [contract], flaws });
  const { summary } = await runAgainst(simulator.url, { contracts: [contract] });
  await simulator.close();
  return summary.clauses
    .filter(({ level, outcome }) => level !== 'open' && outcome !== 'conforms')
    .map(({ id, outcome, reason }) => `${id} ${outcome}: ${reason}`);
}

describe('values that no two resources may have', () => {
  it('leave all clauses of a right endpoint judged', async () => {
    expect(await outcomes()).toEqual([]);
  });

  it.each([
    ['Pitch', '409 Pitch.Taken'],
    ['Block', '409 Block.Overlapped'],
  ])('are told to be given to two resources: %s', async (name, answer) => {
    expect(await outcomes(`unique-values/${name}-unchecked`)).toEqual([
      `CreateStall.${name}.unique violates: expected refused with ${answer}, received: accepted`,
    ]);
  });
});
