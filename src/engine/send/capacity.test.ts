import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Claim } from '../../oracle/claims/claim.ts';
import type { Observation } from '../../oracle/observation.ts';
import { type Came, createObserver, refusedWith, success } from '../../oracle/observer.test.kit.ts';
import type { ResourcePool } from '../resources/pool.ts';
import { createResourceSlots } from '../resources/slots.ts';
import { createRunJudge } from '../run-judge.ts';
import { type CapacityWatch, createCapacityWatch } from './capacity.ts';

const { group } = specimen;
const base = specimen.base(group);
const full = refusedWith(400, 'Overcrowded');
const ok = success(group, 'sg-baseline');

interface Watched {
  readonly watch: CapacityWatch;
  readonly refused: Observation;
  /** What was done, in order. */
  readonly log: readonly string[];
  readonly claims: readonly Claim[];
  readonly codes: () => readonly string[];
}

/** A watch over a target that answers baselines with `answers` in turn, the last one for ever; null is not sent. */
function watched(
  answers: readonly (Came | null)[],
  {
    alive = ['sg-1', 'sg-2', 'sg-3', 'sg-4'],
    removable = true,
  }: { readonly alive?: readonly string[]; readonly removable?: boolean | null } = {},
): Watched {
  const observer = createObserver(group);
  const log: string[] = [];
  const claims: Claim[] = [];
  const judge = createRunJudge([group], {}, (event) => {
    if (event.type === 'claim') claims.push(event.claim);
  });
  let sent = 0;
  const watch = createCapacityWatch({
    contract: group,
    judge,
    pool: poolOf(alive, removable, log),
    sendBaseline: async () => {
      log.push('baseline');
      const came = answers[Math.min(sent++, answers.length - 1)] ?? null;
      return came === null ? null : observer.create(base, came);
    },
    makeRoom: async () => void log.push('make room'),
    wait: async (milliseconds) => void log.push(`wait ${milliseconds}`),
  });
  return {
    watch,
    log,
    claims,
    refused: observer.create(base, full),
    codes: () => [...judge.capacityOf(group.operation)],
  };
}

function poolOf(alive: readonly string[], removable: boolean | null, log: string[]): ResourcePool {
  const nothing = () => {};
  return {
    alive: () => alive,
    isRemovable: () => removable,
    lowerLimit: (most) => void log.push(`limit ${most}`),
    remove: async (id) => {
      log.push(`remove ${id}`);
      return true;
    },
    add: nothing,
    adopt: nothing,
    forget: () => {},
    isOurs: () => false,
    giveUpRemoving: nothing,
    slots: createResourceSlots(
      () => alive.length,
      () => 0,
      () => false,
      async () => {},
    ),
    limit: () => 60,
    trouble: () => null,
  };
}

describe('a code that valid requests are refused with', () => {
  it('says that the target is full when it refuses the baseline too, and no longer once there is room', async () => {
    const { watch, refused, log, claims, codes } = watched([full, full, ok]);
    expect(await watch.isFull(refused)).toBe(true);
    expect(log).toEqual([
      'baseline',
      'limit 2',
      'make room',
      'wait 30',
      'baseline',
      'make room',
      'wait 60',
      'baseline',
      'remove sg-baseline',
    ]);
    expect(claims).toMatchObject([{ kind: 'capacity', code: 'Overcrowded', refused: 2, accepted: 4 }]);
    expect(codes()).toEqual(['Overcrowded']);
  });

  it('says so from then on, without another look', async () => {
    const { watch, refused, log } = watched([full, ok]);
    await watch.isFull(refused);
    const before = log.length;
    expect(await watch.isFull(refused)).toBe(true);
    expect(log).toHaveLength(before);
  });

  it('is about the request when the baseline is accepted, and is asked about three times at most', async () => {
    const { watch, refused, log, claims } = watched([ok]);
    for (let count = 0; count < 5; count++) expect(await watch.isFull(refused)).toBe(false);
    expect(log.filter((it) => it === 'baseline')).toHaveLength(3);
    expect(claims).toEqual([]);
  });

  it.each([
    ['is refused with another code', refusedWith(400, 'Another')],
    ['is not answered', 'timeout'],
    ['cannot be sent', null],
  ] as const)('tells nothing when the baseline %s, and is asked about again', async (_, came) => {
    const { watch, refused, log, codes } = watched([came, full, ok]);
    expect(await watch.isFull(refused)).toBe(false);
    expect(log).toEqual(['baseline']);
    expect(await watch.isFull(refused)).toBe(true);
    expect(codes()).toEqual(['Overcrowded']);
  });

  it('is given up when the baseline is refused however much room there is', async () => {
    const { watch, refused, log, claims, codes } = watched([full]);
    expect(await watch.isFull(refused)).toBe(false);
    expect(log.filter((it) => it === 'make room')).toHaveLength(7);
    const before = log.length;
    expect(await watch.isFull(refused)).toBe(false);
    expect(log).toHaveLength(before);
    expect([...claims, ...codes()]).toEqual([]);
  });

  it('is looked at once for requests that are refused at the same time', async () => {
    const { watch, refused, log } = watched([full, ok]);
    expect(await Promise.all([watch.isFull(refused), watch.isFull(refused)])).toEqual([true, true]);
    expect(log.filter((it) => it === 'baseline')).toHaveLength(2);
  });
});

describe('nothing is looked at', () => {
  const observer = createObserver(group);
  const dryRun = observer.create(base, full);

  it.each([
    ['an acceptance', observer.create(base, ok), {}],
    ['a request without an answer', observer.create(base, 'timeout'), {}],
    ['an invalid request', observer.create({ ...base, SecurityGroupName: '1' }, full), {}],
    ['a check', { ...dryRun, expectation: { ...dryRun.expectation, dryRun: true } }, {}],
    ['any request while nothing is alive', observer.create(base, full), { alive: [] }],
    ['any request where nothing can be deleted', observer.create(base, full), { removable: false }],
  ])('for %s', async (_, observation, surroundings) => {
    const { watch, log } = watched([full, ok], surroundings);
    expect(await watch.isFull(observation)).toBe(false);
    expect(log).toEqual([]);
  });

  it('unless it is not known yet whether anything can be deleted', async () => {
    const { watch, refused } = watched([full, ok], { removable: null });
    expect(await watch.isFull(refused)).toBe(true);
  });
});

it('looks again after a look that failed', async () => {
  const { refused } = watched([full]);
  const observer = createObserver(group);
  const answers = [full, ok];
  let sent = 0;
  const watch = createCapacityWatch({
    contract: group,
    judge: createRunJudge([group], {}, () => {}),
    pool: poolOf(['sg-1'], true, []),
    sendBaseline: async () => {
      sent += 1;
      if (sent === 1) throw new Error('The connection pool was closed.');
      return observer.create(base, answers.shift() ?? ok);
    },
    makeRoom: async () => {},
    wait: async () => {},
  });
  await expect(watch.isFull(refused)).rejects.toThrow('The connection pool was closed.');
  expect(await watch.isFull(refused)).toBe(true);
});
