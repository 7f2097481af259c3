import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Sender } from '../send/sender.ts';
import { createResourcePool } from './pool.ts';

const { policy } = specimen;
const gone = { status: 404, headers: {}, body: `{"Code":"${policy.companions.remove.gone[0]}"}` };
const done = { status: 200, headers: {}, body: '{}' };

/** Removes each of `lateBy.length` resources, which are unknown to so many of their deletions, and counts those. */
async function removals(lateBy: readonly number[]): Promise<readonly number[]> {
  let time = 0;
  let [asked, late] = [0, 0];
  const companion = async () => ({ exchange: { response: ++asked > late ? done : gone } });
  const ledger = { write: () => {} };
  const wait = async (ms: number) => {
    time += ms;
  };
  const pool = createResourcePool({ companion } as unknown as Sender, policy, ledger as never, {
    wait,
    now: () => time,
  });
  const counts: number[] = [];
  for (const [index, by] of lateBy.entries()) {
    [asked, late] = [0, by];
    pool.add(`spy-${index}`, 'cn-hangzhou');
    expect(await pool.remove(`spy-${index}`)).toBe(true);
    counts.push(asked);
  }
  return counts;
}

const never = Number.POSITIVE_INFINITY;

it('waits for what a target shows late', async () => {
  expect(await removals([0, 2, 3])).toEqual([1, 3, 4]);
});

it('waits for no more than two that stay unknown', async () => {
  const [first = 0, second = 0, ...others] = await removals([never, never, never, never]);
  expect([first > 1, second > 1, others]).toEqual([true, true, [1, 1]]);
});

it('goes on waiting where one came late', async () => {
  const counts = await removals([2, never, never, never, 2]);
  expect(counts.slice(1).map((count) => count > 1)).toEqual([true, true, true, true]);
});

/** A pool of `most` in which so many resources were alive at once. */
function poolWith(alive: number, most: number) {
  const pool = createResourcePool({} as never, policy, { write: () => {} } as never, timeless, most);
  for (let index = 1; index <= alive; index++) pool.add(`spy-${index}`, 'cn-hangzhou');
  return pool;
}

const timeless = { wait: async () => {}, now: () => 0 };

it('keeps room for as many as were there at once, however many requests a full target turns down together', () => {
  const pool = poolWith(5, 20);
  for (let count = 0; count < 30; count++) pool.lowerLimit(8);
  expect(pool.limit()).toBe(5);
});

it('has less room where a target is full with fewer than were there before, and always room for one', () => {
  const pool = poolWith(5, 20);
  pool.lowerLimit(3);
  expect(pool.limit()).toBe(3);
  pool.lowerLimit(0);
  expect(pool.limit()).toBe(1);
});

const unknown = { status: 404, headers: {}, body: '{"Code":"NoSuchThing"}' };

/** Whether what a target does not delete counts as gone, where it lists `ids` and no document says what gone things answer. */
async function isGoneBy(ids: readonly string[]): Promise<boolean> {
  let time = 0;
  const { list, remove } = policy.companions;
  const contract = { ...policy, companions: { ...policy.companions, remove: { ...remove, gone: [] } } };
  const listed = {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ [list.items]: ids.map((id) => ({ [list.id]: id })), [list.total]: ids.length }),
  };
  const companion = async (_: unknown, { action }: { readonly action: string }) => ({
    exchange: { response: action === list.action ? listed : unknown },
  });
  const wait = async (ms: number) => {
    time += ms;
  };
  const pool = createResourcePool(
    { companion } as unknown as Sender,
    contract,
    { write: () => {} } as never,
    { wait, now: () => time },
  );
  pool.add('spy-1', 'cn-hangzhou');
  return pool.remove('spy-1');
}

it('holds for gone what is neither deleted nor listed, where no document says how that is answered', async () => {
  expect(await isGoneBy(['spy-2'])).toBe(true);
  expect(await isGoneBy(['spy-1', 'spy-2'])).toBe(false);
});
