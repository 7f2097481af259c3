import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level, Method } from '../contract/clause.ts';
import { type ClauseState, createClauseState, type Unresolved } from './clause-state.ts';
import { counterexample, madeUpClause } from './evidence.test.kit.ts';
import { missingSides, type Overall, resultOf } from './outcome.ts';

const well: Overall = {
  accepted: true,
  refused: true,
  blocked: null,
  garbled: ['Make.format'],
  reduced: null,
  stopped: null,
  strict: false,
};
const kept: Partial<ClauseState> = { planned: 2, done: 2, judged: 2, accepted: 1, refused: 1 };
const finding = {
  at: 7,
  reason: 'expected accepted, received: refused',
  counterexample: counterexample('A'),
};
const sequence: Method = { kind: 'sequence' };

function state(
  changes: Partial<ClauseState> = {},
  { level = 'must', method, id = 'Make.it' }: { level?: Level; method?: Method; id?: string } = {},
): ClauseState {
  return { ...createClauseState(madeUpClause(id, level, method)), ...changes };
}

const unresolved = (...all: readonly Unresolved[]) => ({
  unresolved: new Map(all.map((it, index) => [`case ${index}`, it])),
});
const inconclusive = (reason: string): Unresolved => ({ kind: 'inconclusive', reason });
const suspected: Unresolved = { kind: 'suspected', reason: 'received: refused' };
const lost: Unresolved = { kind: 'lost', reason: 'lost to another', to: 'Make.other' };
const unsteady: Unresolved = { kind: 'unsteady', reason: 'it wavers', seen: 1, sent: 6 };

type Row = readonly [outcome: string, reason: string, ClauseState, Partial<Overall>?];
const rows = (...all: readonly Row[]) =>
  all.map(([outcome, reason, it, changes = {}]) => [outcome, reason, it, changes] as const);

it('says why less was sent for it than the profile asks for', () => {
  const reduced = 'what is created stays';
  expect(resultOf(state(kept), { ...well, reduced })).toMatchObject({
    outcome: 'conforms',
    reducedBy: reduced,
  });
  expect(resultOf(state(kept), well)).not.toHaveProperty('reducedBy');
});

it('is not run, and nothing else, where it is out of scope', () => {
  const leftOut = { by: 'profile quick', reason: 'left out by profile quick: why' };
  for (const changes of [kept, { finding }, { inapplicable: 'none' }, { skipped: 'no' }]) {
    const result = resultOf(state({ ...changes, leftOut, exchanges: [1] }), { ...well, blocked: 'down' });
    expect(result).toMatchObject({
      outcome: 'not-run',
      reason: leftOut.reason,
      leftOutBy: 'profile quick',
      accepted: 0,
      counterexample: null,
      evidence: [],
    });
  }
});

describe('a clause', () => {
  it.each(
    rows(
      ['conforms', 'kept in 2 cases: 1 accepted, 1 refused', state(kept)],
      ['conforms', 'kept in 2 sequences', state({ ...kept, accepted: 0 }, { method: sequence })],
      ['conforms', 'kept in 1 sequence', state({ planned: 1, done: 1, judged: 1 }, { method: sequence })],
      [
        'conforms',
        'kept in 2 cases: 1 accepted, 1 refused; 1 told nothing because of another violation',
        state({ ...kept, ...unresolved(lost) }),
      ],
      [
        'conforms',
        'kept in 2 cases: 1 accepted, 1 refused; 3 combinations are left open',
        state({ ...kept, space: { size: 9, judged: 9, open: 3, failed: 0 } }),
      ],
      ['violates', finding.reason, state({ ...kept, finding })],
      [
        'violates',
        `${finding.reason}; 2 of the 9 combinations that were judged fail`,
        state({ ...kept, finding, space: { size: 9, judged: 9, open: 0, failed: 2 } }),
      ],
      ['violates', finding.reason, state({ ...kept, finding, inapplicable: 'it has none' })],
      ['violates', finding.reason, state({ finding, ...unresolved(inconclusive('lost')) })],
      ['warns', finding.reason, state({ ...kept, finding }, { level: 'should' })],
      ['violates', finding.reason, state({ ...kept, finding }, { level: 'should' }), { strict: true }],
      ['inconclusive', 'nothing goes', state({ ...kept, finding }), { blocked: 'nothing goes' }],
      ['violates', finding.reason, state({ finding }, { id: 'Make.format' }), { blocked: 'nothing goes' }],
      ['inconclusive', 'nothing goes', state(kept, { id: 'Make.format' }), { blocked: 'nothing goes' }],
      ['not-applicable', 'it has none', state({ ...kept, inapplicable: 'it has none' })],
      ['not-applicable', 'it has none', state({ inapplicable: 'it has none' }), { blocked: 'nothing goes' }],
      ['not-run', 'not asked for', state({ ...kept, skipped: 'not asked for' })],
      ['not-run', 'nothing was sent for this clause', state()],
      ['not-run', 'the budget is spent', state(), { stopped: 'the budget is spent' }],
      [
        'inconclusive',
        'seen once and not again: received: refused',
        state({ ...kept, ...unresolved(suspected) }),
      ],
      [
        'inconclusive',
        'seen once and not again: received: refused',
        state({ ...kept, ...unresolved(inconclusive('x'), suspected) }),
      ],
      [
        'inconclusive',
        '3 of 4 cases could not be judged: timed out',
        state({
          ...kept,
          done: 4,
          ...unresolved(inconclusive('odd'), inconclusive('timed out'), inconclusive('timed out')),
        }),
      ],
      [
        'inconclusive',
        '1 of 1 case could not be judged: it wavers',
        state({ ...kept, done: 1, ...unresolved(unsteady) }),
      ],
      ['inconclusive', '2 of 5 cases were reached: the run ended', state({ ...kept, planned: 5 })],
      [
        'inconclusive',
        '2 of 5 cases were reached: out of time',
        state({ ...kept, planned: 5 }),
        { stopped: 'out of time' },
      ],
      ['inconclusive', 'nothing that was sent could tell', state({ ...kept, judged: 0 })],
      ['inconclusive', 'lost to another', state({ ...kept, judged: 0, ...unresolved(lost) })],
      ['inconclusive', 'no request was refused for it', state({ ...kept, refused: 0 })],
      ['inconclusive', 'no request was accepted for it', state({ ...kept, accepted: 0 })],
      [
        'inconclusive',
        'no request was accepted or refused for it',
        state({ ...kept, accepted: 0, refused: 0 }),
      ],
      ['inconclusive', 'lost to another', state({ ...kept, refused: 0, ...unresolved(lost) })],
      ['inconclusive', 'the target has refused nothing that it should', state(kept), { refused: false }],
      ['inconclusive', 'the target has accepted nothing that it should', state(kept), { accepted: false }],
    ),
  )('%s, %s: row %#', (outcome, reason, it, changes) => {
    expect(resultOf(it, { ...well, ...changes })).toMatchObject({ outcome, reason });
  });
});

describe('an open point', () => {
  const observations = new Map([
    ['a dot', 'accepted'],
    ['a space', 'refused with 400 X'],
  ]);
  const open = (changes: Partial<ClauseState> = {}) => state(changes, { level: 'open' });

  it.each(
    rows(
      ['observed', 'The document leaves this open; what the target did is recorded.', open({ observations })],
      [
        'observed',
        'The document leaves this open; what the target did is recorded.',
        open({ observations, finding }),
      ],
      ['not-applicable', 'it has none', open({ inapplicable: 'it has none' })],
      ['not-run', 'not asked for', open({ skipped: 'not asked for' })],
      ['not-run', 'nothing goes', open(), { blocked: 'nothing goes' }],
      ['not-run', 'out of time', open(), { stopped: 'out of time' }],
      ['not-run', 'nothing was sent for this point', open()],
      [
        'inconclusive',
        '1 of 2 cases could not be judged: odd',
        open({ ...kept, ...unresolved(inconclusive('odd')) }),
      ],
      ['inconclusive', 'nothing could be seen', open(kept)],
      ['inconclusive', 'nothing goes', open(kept), { blocked: 'nothing goes' }],
    ),
  )('is %s, %s: row %#', (outcome, reason, it, changes) => {
    expect(resultOf(it, { ...well, ...changes })).toMatchObject({ outcome, reason });
  });

  it('tells everything that was observed', () => {
    expect(resultOf(open({ observations }), well).observation).toBe(
      'a dot: accepted; a space: refused with 400 X',
    );
    expect(resultOf(open(), well).observation).toBeNull();
  });
});

describe('the result of a clause', () => {
  it('has the counterexample of a clause that is broken', () => {
    expect(resultOf(state({ ...kept, finding }), well)).toMatchObject({
      firstViolationAt: 7,
      counterexample: finding.counterexample,
    });
  });

  it('has no counterexample where the operation could not be tested', () => {
    expect(resultOf(state({ ...kept, finding }), { ...well, blocked: 'nothing goes' })).toMatchObject({
      firstViolationAt: null,
      counterexample: null,
    });
  });

  it('is exhaustive when each combination was judged, and nothing is left', () => {
    const space = { size: 9, judged: 9, open: 0, failed: 0 };
    const coverage = (changes: Partial<ClauseState>) =>
      resultOf(state({ ...kept, ...changes }), well).coverage;
    expect(coverage({ space })).toEqual({ kind: 'exhaustive', judged: 9, space: 9 });
    expect(coverage({ space: { ...space, judged: 8 } })).toEqual({ kind: 'sampled', judged: 2, space: 9 });
    expect(coverage({ space, planned: 3 })).toEqual({ kind: 'sampled', judged: 2, space: 9 });
    expect(coverage({})).toEqual({ kind: 'sampled', judged: 2, space: null });
  });
});

it.each([
  ['both sides', { kind: 'request', sides: ['accept', 'refuse'] }, ['accept', 'refuse']],
  ['its one side', { kind: 'answer', sides: ['refuse'] }, ['refuse']],
  ['no side of a sequence', sequence, []],
  ['no side of an observation', { kind: 'observation' }, []],
] as const)('a clause of which nothing was sent misses %s', (_, method, sides) => {
  expect(missingSides(state({}, { method }))).toEqual(sides);
});

describe('a clause, whatever is known of it', () => {
  const kinds = fc.constantFrom(inconclusive('odd'), suspected, lost, unsteady);
  const counts = fc.nat(3);
  const states = fc
    .record({
      planned: counts,
      done: counts,
      judged: counts,
      accepted: counts,
      refused: counts,
      all: fc.array(kinds, { maxLength: 3 }),
      isBroken: fc.boolean(),
    })
    .map(({ all, isBroken, ...numbers }) =>
      state({ ...numbers, ...unresolved(...all), finding: isBroken ? finding : null }),
    );
  const overalls = fc.record({
    accepted: fc.boolean(),
    refused: fc.boolean(),
    blocked: fc.constantFrom(null, 'nothing goes'),
    garbled: fc.constant([]),
    reduced: fc.constant(null),
    stopped: fc.constantFrom(null, 'out of time'),
    strict: fc.boolean(),
  });

  it('conforms if both sides were shown, all cases were reached and none is in doubt, and only then', () => {
    fc.assert(
      fc.property(states, overalls, (it, overall) => {
        const isShown =
          it.finding === null &&
          missingSides(it).length === 0 &&
          it.done > 0 &&
          it.done >= it.planned &&
          it.judged > 0 &&
          [...it.unresolved.values()].every(({ kind }) => kind === 'lost');
        const isTarget = overall.accepted && overall.refused && overall.blocked === null;
        expect(resultOf(it, overall).outcome === 'conforms').toBe(isShown && isTarget);
      }),
      { numRuns: 2000 },
    );
  });

  it('violates only if it was shown to be broken', () => {
    fc.assert(
      fc.property(states, overalls, (it, overall) => {
        const { outcome } = resultOf(it, overall);
        expect(outcome === 'violates').toBe(it.finding !== null && overall.blocked === null);
      }),
    );
  });
});
