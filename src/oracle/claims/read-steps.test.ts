import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { refused, success } from '../observer.test.kit.ts';
import type { ExecutedStep } from '../sequences/executed.ts';
import type { CitedStep } from './cited.ts';
import { type Cited, createCited, listing } from './lookup.test.kit.ts';
import { executedCreate, readSteps } from './read-steps.ts';

const { group } = specimen;
const base = specimen.base(group);

/** The steps of a sequence of which `cite` says what they cite. */
function steps(cite: (cited: Cited) => readonly CitedStep[]): readonly ExecutedStep[] {
  const cited = createCited(group);
  return readSteps(group, cite(cited), cited.lookup);
}
const last = (all: readonly ExecutedStep[]) => all.at(-1);
const one = { SecurityGroupId: 'sg-1', SecurityGroupName: 'mark-one' };
const two = { SecurityGroupId: 'sg-2', SecurityGroupName: 'other' };

it('reads creates as they were sent and answered, in order', () => {
  const cited = createCited(group);
  const at = [
    cited.create({ ...base, ClientToken: 't' }, success(group, 'sg-1')),
    cited.create(base, refused),
  ];
  const [step] = readSteps(group, [{ kind: 'create', at }], cited.lookup);
  expect(step).toMatchObject({
    kind: 'create',
    answers: [
      {
        ordinal: at[0],
        values: { ClientToken: 't' },
        reply: { kind: 'accepted', id: 'sg-1' },
        unsure: false,
        isShared: false,
      },
      { ordinal: at[1], reply: { kind: 'refused' }, requestId: 'request-refused' },
    ],
  });
});

it('keeps the content of an answer', () => {
  const cited = createCited(group);
  const executed = executedCreate(cited.lookup.create(cited.create(base, success(group, 'sg-1'))));
  expect(executed.tree).toMatchObject({ SecurityGroupId: 'sg-1' });
});

it('says of a create whether its id was given to others too', () => {
  const cited = createCited(group);
  const at = [cited.create(base, success(group, 'sg-1')), cited.create(base, success(group, 'sg-2'))];
  const isShared = (id: string) => id === 'sg-2';
  const [step] = readSteps(group, [{ kind: 'create', at }], { ...cited.lookup, isShared });
  expect(step).toMatchObject({ answers: [{ isShared: false }, { isShared: true }] });
});

describe('a look at what a step made', () => {
  const read = (cited: Cited, page: Parameters<Cited['look']>[0]): readonly CitedStep[] => [
    { kind: 'create', at: [cited.create(base, success(group, 'sg-1'))] },
    { kind: 'read', of: 0, at: [cited.look(page)] },
  ];

  it('shows the resource with its id among others', () => {
    expect(last(steps((cited) => read(cited, listing(two, one))))).toMatchObject({
      kind: 'read',
      of: 0,
      shown: one,
    });
  });

  it('shows nothing where the target lists others only', () => {
    expect(last(steps((cited) => read(cited, listing(two))))).toEqual({ kind: 'read', of: 0, shown: null });
  });

  it('is on whichever page the resource is', () => {
    const all = steps((cited) => [
      { kind: 'create', at: [cited.create(base, success(group, 'sg-1'))] },
      { kind: 'read', of: 0, at: [cited.look(listing(two)), cited.look(listing(one))] },
    ]);
    expect(last(all)).toMatchObject({ shown: one });
  });

  it('could not be had where nothing was asked', () => {
    const all = steps((cited) => [
      { kind: 'create', at: [cited.create(base, success(group, 'sg-1'))] },
      { kind: 'read', of: 0, at: [] },
    ]);
    expect(last(all)).toEqual({ kind: 'read', of: 0, shown: undefined });
  });

  it('shows nothing of what was refused', () => {
    const all = steps((cited) => [
      { kind: 'create', at: [cited.create(base, refused)] },
      { kind: 'read', of: 0, at: [cited.look(listing(one, two))] },
    ]);
    expect(last(all)).toMatchObject({ shown: null });
  });
});

describe('a look at the details of what a step made', () => {
  it.each([
    ['what a success says', { body: { InnerAccessPolicy: 'Accept' } }, { InnerAccessPolicy: 'Accept' }],
    ['nothing of an error', { status: 404, body: { Code: 'NotFound' } }, null],
    ['nothing where no answer came', 'timeout', null],
  ] as const)('shows %s', (_, came, shown) => {
    expect(last(steps((cited) => [{ kind: 'detail', of: 0, at: [cited.look(came)] }]))).toEqual({
      kind: 'detail',
      of: 0,
      shown,
    });
  });

  it('could not be had where nothing was asked', () => {
    expect(last(steps(() => [{ kind: 'detail', of: 0, at: [] }]))).toEqual({
      kind: 'detail',
      of: 0,
      shown: undefined,
    });
  });
});

describe('a count', () => {
  const counted = (page: Parameters<Cited['look']>[0]) =>
    last(
      steps((cited) => [
        { kind: 'create', at: [cited.create(base, success(group, 'sg-2'))] },
        { kind: 'count', text: 'mark', at: [cited.look(page)] },
      ]),
    );

  it('is of those that hold its text or were created by the sequence', () => {
    const third = { SecurityGroupId: 'sg-3', SecurityGroupName: 'a stranger' };
    expect(counted(listing(one, two, third))).toEqual({ kind: 'count', ids: ['sg-1', 'sg-2'] });
  });

  it('is of each id once', () => {
    expect(counted(listing(one, one))).toEqual({ kind: 'count', ids: ['sg-1'] });
  });

  it('is of none where the target lists nothing', () => {
    expect(counted(listing())).toEqual({ kind: 'count', ids: [] });
  });

  it('could not be had where nothing was asked', () => {
    expect(last(steps(() => [{ kind: 'count', text: 'mark', at: [] }]))).toEqual({
      kind: 'count',
      ids: undefined,
    });
  });
});

it('keeps pauses where they are', () => {
  expect(steps(() => [{ kind: 'pause' }])).toEqual([{ kind: 'pause' }]);
});
