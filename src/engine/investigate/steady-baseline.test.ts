import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { brokenDown, refused, success } from '../../oracle/observer.test.kit.ts';
import { firstBrokenBaseline } from './steady-baseline.ts';
import { changed, createTarget, follow } from './target.test.kit.ts';

const usual = createTarget(specimen.group);
const planned = changed(usual, { Description: 'suspect' });
const between = changed(usual, { Description: 'to be refused' });
const { baseline } = usual;

/** A target whose workers take requests in turn; one of them is broken. What is created is deleted by a request of its own. */
function withBrokenWorker(workers: number, isPoison: boolean) {
  let arrived = 0;
  const target = createTarget(specimen.group, ({ values, count }) => {
    const isBroken = arrived++ % workers === workers - 1;
    if (isBroken || (isPoison && values.Description === 'suspect')) return brokenDown;
    if (values.Description === 'to be refused') return refused;
    arrived++;
    return success(specimen.group, `sg-${count}`);
  });
  return follow(firstBrokenBaseline({ planned, baseline, between }), (ask) => target.send(ask.planned));
}

describe('the baseline of a target of which', () => {
  it.each([2, 3, 4, 5, 6])(
    'one worker of %i is broken breaks down as well as a request that met it',
    (workers) => {
      const { conclusion, asks } = withBrokenWorker(workers, false);
      expect(conclusion?.planned).toBe(baseline);
      expect(asks.length).toBeLessThan(20);
    },
  );

  it.each([3, 4, 5, 6])(
    'one worker of %i is broken does not excuse a request that breaks each time',
    (workers) => {
      expect(withBrokenWorker(workers, true).conclusion).toBeNull();
    },
  );

  it('every worker is whole never breaks down', () => {
    const { conclusion, asks } = withBrokenWorker(Number.POSITIVE_INFINITY, false);
    expect(conclusion).toBeNull();
    expect(asks.every((ask) => ask.planned !== planned)).toBe(true);
  });

  it('every worker is broken excuses any request', () => {
    expect(withBrokenWorker(1, true).conclusion?.planned).toBe(baseline);
  });
});
