import { describe, expect, it } from 'vitest';
import { createResourceSlots } from './slots.ts';

/** A room whose waiting takes no time but is counted; `tick` is what happens in each of its steps. */
function roomWith(most: number, tick: (step: number) => { alive?: number; deleted?: number } = () => ({})) {
  const state = { alive: most, deleted: 0, steps: 0, waitedMs: 0 };
  const room = createResourceSlots(
    () => state.alive,
    () => state.deleted,
    () => false,
    async (milliseconds) => {
      state.waitedMs += milliseconds;
      Object.assign(state, tick(++state.steps));
    },
  );
  return { room, state };
}

describe('a room', () => {
  it('gives a place when one is free, and takes it back', async () => {
    const { room, state } = roomWith(0);
    const leave = await room.acquire('a', 1);
    expect(leave).not.toBeNull();
    expect(state.waitedMs).toBe(0);
    leave?.(false);
    expect(await room.acquire('b', 1)).not.toBeNull();
  });

  it('has one place for all creates with one token', async () => {
    const { room, state } = roomWith(0);
    await room.acquire('a', 1);
    expect(await room.acquire('a', 1)).not.toBeNull();
    expect(state.waitedMs).toBe(0);
    expect(await room.acquire(null, 1)).toBeNull();
  });

  it('waits as long as what is alive is looked at, and goes on as before when it is not deleted then', async () => {
    let finish: () => void = () => {};
    const { room, state } = roomWith(2, (step) => {
      if (step === 1000) finish();
      return step === 1100 ? { alive: 1, deleted: 1 } : {};
    });
    const looked = room.whileLooking(() => new Promise<void>((resolve) => (finish = resolve)));
    expect(await room.acquire('a', 2)).not.toBeNull();
    await looked;
    expect(state.steps).toBe(1100);
    expect(await room.acquire('b', 2)).toBeNull();
  });

  it('waits until something is deleted', async () => {
    const { room, state } = roomWith(2, (step) => (step === 7 ? { alive: 1, deleted: 1 } : {}));
    expect(await room.acquire('a', 2)).not.toBeNull();
    expect(state.steps).toBe(7);
  });

  it('does not lose patience while others take what becomes free', async () => {
    const { room, state } = roomWith(2, (step) => ({
      ...(step % 100 === 0 && { deleted: step / 100 }),
      ...(step === 1000 && { alive: 1 }),
    }));
    expect(await room.acquire('a', 2)).not.toBeNull();
    expect(state.waitedMs).toBe(25_000);
  });

  it('gives up when nothing is deleted for five seconds, and at once from then on', async () => {
    const { room, state } = roomWith(2);
    expect(await room.acquire('a', 2)).toBeNull();
    expect(state.waitedMs).toBe(5000);
    expect(await room.acquire('b', 2)).toBeNull();
    expect(state.waitedMs).toBe(5000);
  });

  it('waits anew when something was deleted since it gave up', async () => {
    const { room, state } = roomWith(2, (step) => (step === 300 ? { alive: 1 } : {}));
    expect(await room.acquire('a', 2)).toBeNull();
    state.deleted = 1;
    expect(await room.acquire('b', 2)).not.toBeNull();
    expect(state.steps).toBe(300);
  });

  it('is no use where nothing is ever deleted', async () => {
    const room = createResourceSlots(
      () => 3,
      () => 0,
      () => true,
      () => Promise.reject(new Error('It waited.')),
    );
    expect(await room.acquire('a', 3)).toBeNull();
    expect(await room.acquire('a', 4)).not.toBeNull();
  });
});
