import { expect, it } from 'vitest';
import { readAuthored } from '../authoring/testing/read-authored.test.kit.ts';
import { startMock } from './start-mock.ts';
import { usualRegion } from './usual-region.ts';

const contract = readAuthored({
  operation: 'CreateStall',
  product: 'fair',
  title: 'Fair',
  version: '2030-01-01',
  edition: 'en-US, API 2030-01-01',
  parameters: { RegionId: { kind: 'region' }, StallName: { kind: 'text', length: [2, 64] } },
  examples: [{ StallName: 'apples' }],
  result: { id: 'StallId' },
  lifecycle: {
    list: {
      action: 'ListStalls',
      parameters: { RegionId: '$region' },
      items: 'Stalls',
      id: 'StallId',
      shows: { StallName: 'StallName' },
    },
  },
});

it('shows what was created without a region in the one that runs work in', async () => {
  const mock = await startMock({
    contracts: [contract],
    flaws: [],
    defects: [],
    oddities: [],
    port: 0,
    host: '127.0.0.1',
    signature: 'optional',
  });
  const ask = async (query: string): Promise<unknown> =>
    (await fetch(`${mock.url}/?Version=2030-01-01&Format=JSON&${query}`, { method: 'POST' })).json();
  expect(await ask('Action=CreateStall&StallName=apples')).toHaveProperty('StallId');
  expect(await ask(`Action=ListStalls&RegionId=${usualRegion}`)).toHaveProperty('TotalCount', 1);
  expect(await ask('Action=ListStalls&RegionId=elsewhere')).toHaveProperty('TotalCount', 0);
  await mock.close();
});
