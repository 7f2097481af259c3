import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { plainTransport } from '../../contract/plain-transport.ts';
import type { Observation } from '../../oracle/observation.ts';
import type { Sending } from '../sending.ts';
import { sendOthers } from './send-others.ts';

const request = { ...plainTransport, parameters: { ClientToken: '{fresh:24}' } };

/** A sender that answers after a millisecond and says what it was asked for. */
function sendings(stopAfter = Number.POSITIVE_INFINITY, isRemovable = true) {
  const serials: string[] = [];
  const waits: number[] = [];
  let discarded = 0;
  const tools = {
    options: {
      concurrency: 4,
      now: () => serials.length,
      wait: async (milliseconds: number) => void waits.push(milliseconds),
    },
    sender: { stopped: () => (serials.length >= stopAfter ? 'budget' : null) },
    pool: { isRemovable: () => isRemovable },
    requests: {
      send: async (_: unknown, { serial }: { readonly serial: string }) => {
        serials.push(serial);
        return {} as Observation;
      },
      discard: async () => void discarded++,
    },
  } as unknown as Sending;
  return { tools, serials, waits, discarded: () => discarded };
}

const execution = {
  sequence: {
    id: 'a sequence',
    operation: specimen.group.operation,
    clause: 'a clause',
    label: 'a sequence',
    check: 'tokens',
    steps: [],
  },
  serial: 'confirm-2',
  steps: [{ kind: 'create', at: [1] }],
  creates: [],
  looks: [],
} as const;

it('sends each other request with letters of its own and deletes what it created', async () => {
  const { tools, serials, discarded, waits } = sendings();
  await sendOthers(tools, execution, { request, times: 30, lastMs: 0 });
  expect(new Set(serials).size).toBe(30);
  expect(discarded()).toBe(30);
  expect(waits).toEqual([]);
});

it('waits until as much time has passed as is asked for', async () => {
  const { tools, waits } = sendings();
  await sendOthers(tools, execution, { request, times: 30, lastMs: 100 });
  expect(waits).toEqual([70]);
});

it('ends with the run', async () => {
  const { tools, serials, waits } = sendings(10);
  await sendOthers(tools, execution, { request, times: 30, lastMs: 100 });
  expect(serials.length).toBeLessThan(15);
  expect(waits).toEqual([]);
});

it('leaves nothing on a target that deletes nothing', async () => {
  const { tools, serials } = sendings(Number.POSITIVE_INFINITY, false);
  await sendOthers(tools, execution, { request, times: 30, lastMs: 0 });
  expect(serials).toEqual([]);
});
