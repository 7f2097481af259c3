import { beforeEach, describe, expect, it } from 'vitest';
import { createOutage, type Outage } from './outage.ts';

let told: string[];
let waits: number[];
let isOver: boolean;
let outage: Outage;

beforeEach(() => {
  told = [];
  waits = [];
  isOver = false;
  outage = createOutage({
    wait: async (milliseconds) => void waits.push(milliseconds),
    isOver: () => isOver,
    tell: (text) => void told.push(text),
  });
});

const sum = () => waits.reduce((total, it) => total + it, 0);

describe('a target that cannot be reached', () => {
  it('and never answered is not waited for', async () => {
    expect(await outage.enter().unreachable()).toBe(false);
    expect([told, waits]).toEqual([[], []]);
  });

  it('and answered before is tried again until it answers, at longer and longer intervals', async () => {
    outage.answered();
    const visit = outage.enter();
    for (let count = 0; count < 6; count++) expect(await visit.unreachable()).toBe(true);
    outage.answered();
    expect(waits).toEqual([250, 250, 500, 1000, 2000, 2000]);
    expect(told).toEqual([
      'The target cannot be reached any more: it is waited for, 6 minutes at most.',
      'The target is back.',
    ]);
  });

  it('is waited for longer than five minutes, once, and given up until it answers', async () => {
    outage.answered();
    const visit = outage.enter();
    while (await visit.unreachable()) expect(waits.length).toBeLessThan(1000);
    expect(sum()).toBeGreaterThan(5 * 60_000);
    expect(sum()).toBeLessThan(7 * 60_000);
    expect(told.at(-1)).toBe('The target is still away and is waited for no longer.');
    visit.leave();
    expect(await outage.enter().unreachable()).toBe(false);
    outage.answered();
    expect(await outage.enter().unreachable()).toBe(true);
  });

  it('is tried by one request for all', async () => {
    outage.answered();
    const [first, second, third] = [outage.enter(), outage.enter(), outage.enter()];
    expect(await first.unreachable()).toBe(true);
    const others = [second.unreachable(), third.turn()];
    expect(await Promise.race([...others, 'waiting'])).toBe('waiting');
    await first.turn();
    outage.answered();
    expect(await Promise.all(others)).toEqual([true, undefined]);
    expect(waits).toHaveLength(1);
  });

  it('is tried by another request when the one that tried has ended otherwise', async () => {
    outage.answered();
    const [first, second] = [outage.enter(), outage.enter()];
    await first.unreachable();
    const waiting = second.unreachable();
    first.leave();
    expect(await waiting).toBe(true);
    expect(await second.unreachable()).toBe(true);
    expect(told).toHaveLength(1);
  });

  it('is not waited for once nothing new is to be sent', async () => {
    outage.answered();
    const visit = outage.enter();
    expect(await visit.unreachable()).toBe(true);
    isOver = true;
    expect(await visit.unreachable()).toBe(false);
  });
});
