import { describe, expect, it } from 'vitest';
import type { Clause, Level, Method } from '../contract/clause.ts';
import { sampleClause, sampleCounterexample } from '../report/sample-run.test.kit.ts';
import type { Outcome } from '../report/summary.ts';
import { type Evidence, resultOf } from './outcome.ts';
import { createTally, type Tally, type Violation } from './tally.ts';

const evidence: Evidence = {
  accepted: true,
  refused: true,
  blocked: null,
  garbled: [],
  stopped: null,
  strict: false,
};
const violation: Violation = {
  at: 7,
  reason: 'expected refused, received: accepted',
  counterexample: sampleCounterexample(),
};

const bothSides: Method = { kind: 'request', sides: ['accept', 'refuse'] };
const clauseOf = (level: Level, method: Method = bothSides): Clause =>
  sampleClause('CreateSecurityGroup.Tag.Key.length', { level, method });

/** Everything about the clause was seen and kept. */
const kept = { planned: 4, done: 4, judged: 4, accepted: 2, refused: 2, requests: 6 };

function outcomeOf(
  changes: Partial<Tally>,
  level: Level = 'must',
  method: Method = bothSides,
  seen: Partial<Evidence> = {},
): Outcome {
  return resultOf({ ...createTally(clauseOf(level, method)), ...changes }, { ...evidence, ...seen }).outcome;
}

const untold = new Map([['its valid twin was refused', 1]]);

describe('the outcome of a must clause', () => {
  it.each<readonly [Outcome, string, Partial<Tally>]>([
    ['not-run', 'nothing was sent', {}],
    ['conforms', 'both sides were kept', kept],
    ['inconclusive', 'nothing was refused', { ...kept, refused: 0 }],
    ['inconclusive', 'nothing was accepted', { ...kept, accepted: 0 }],
    ['inconclusive', 'one case could not be judged', { ...kept, untold }],
    ['inconclusive', 'not every case was reached', { ...kept, done: 3 }],
    ['inconclusive', 'a contradiction was seen once', { ...kept, suspicion: violation }],
    ['violates', 'a contradiction was seen twice', { ...kept, violation }],
    [
      'violates',
      'a contradiction was seen twice, and some cases could not be judged',
      { ...kept, violation, untold },
    ],
    ['violates', 'a contradiction was seen twice before the end', { ...kept, violation, done: 2 }],
    ['not-applicable', 'it does not apply', { inapplicable: 'no fixture' }],
    ['not-run', 'it was left out by choice', { unrun: 'profile quick' }],
  ])('is %s when %s', (outcome, _, tally) => {
    expect(outcomeOf(tally)).toBe(outcome);
  });

  it.each<readonly [string, Partial<Evidence>]>([
    ['the target has accepted nothing', { accepted: false }],
    ['the target has refused nothing that it should', { refused: false }],
    ['the operation could not be tested', { blocked: 'the credentials were not accepted' }],
  ])('is never conforms when %s', (_, seen) => {
    expect(outcomeOf(kept, 'must', bothSides, seen)).toBe('inconclusive');
  });

  it('needs only the sides that it has', () => {
    const acceptedOnly: Method = { kind: 'request', sides: ['accept'] };
    expect(outcomeOf({ ...kept, refused: 0 }, 'must', acceptedOnly)).toBe('conforms');
    expect(outcomeOf({ ...kept, accepted: 0 }, 'must', acceptedOnly)).toBe('inconclusive');
  });

  it('that is read off answers needs answers of every kind as well', () => {
    const answers: Method = { kind: 'answer', sides: ['accept', 'refuse'] };
    expect(outcomeOf({ ...kept, refused: 0 }, 'must', answers)).toBe('inconclusive');
    expect(outcomeOf(kept, 'must', answers)).toBe('conforms');
  });
});

describe('the outcome of a clause that takes a sequence', () => {
  const sequence: Method = { kind: 'sequence' };

  it('is conforms when a sequence was judged, whatever was accepted or refused', () => {
    expect(outcomeOf({ planned: 2, done: 2, judged: 2 }, 'must', sequence)).toBe('conforms');
  });

  it('is never conforms when none was judged', () => {
    expect(outcomeOf({ planned: 1, done: 1 }, 'must', sequence)).toBe('inconclusive');
  });
});

describe('the outcome of a should clause', () => {
  it('is a warning when it is broken, and a violation when asked to be strict', () => {
    expect(outcomeOf({ ...kept, violation }, 'should')).toBe('warns');
    expect(outcomeOf({ ...kept, violation }, 'should', bothSides, { strict: true })).toBe('violates');
  });

  it('is otherwise that of a must', () => {
    expect(outcomeOf(kept, 'should')).toBe('conforms');
    expect(outcomeOf({}, 'should')).toBe('not-run');
  });
});

describe('the outcome of an open point', () => {
  const observation: Method = { kind: 'observation' };
  const observations = new Map([
    ['a dot', 'accepted'],
    ['a Greek letter', 'refused with 400 InvalidParameter'],
  ]);

  it.each<readonly [Outcome, string, Partial<Tally>]>([
    ['observed', 'something was seen', { ...kept, observations }],
    [
      'observed',
      'something was seen, whatever else was',
      { ...kept, observations, violation, suspicion: violation },
    ],
    ['not-applicable', 'it does not apply', { inapplicable: 'no fixture' }],
    ['not-run', 'nothing was sent', {}],
    ['inconclusive', 'nothing could be seen', { ...kept, untold }],
  ])('is %s when %s', (outcome, _, tally) => {
    expect(outcomeOf(tally, 'open', observation)).toBe(outcome);
  });

  it('is never judged', () => {
    const outcomes = [kept, { ...kept, violation }, { ...kept, suspicion: violation }, { observations }].map(
      (tally) => outcomeOf(tally, 'open', observation, { strict: true }),
    );
    for (const outcome of outcomes) expect(['violates', 'warns', 'conforms']).not.toContain(outcome);
  });

  it('is told with what the target did', () => {
    const tally = { ...createTally(clauseOf('open', observation)), ...kept, observations };
    expect(resultOf(tally, evidence).observation).toBe(
      'a dot: accepted; a Greek letter: refused with 400 InvalidParameter',
    );
  });
});

describe('a result', () => {
  const of = (changes: Partial<Tally>, seen: Partial<Evidence> = {}) =>
    resultOf({ ...createTally(clauseOf('must')), ...changes }, { ...evidence, ...seen });

  it('shows the counterexample of a violation, and of nothing else', () => {
    expect(of({ ...kept, violation })).toMatchObject({
      firstViolationAt: 7,
      counterexample: violation.counterexample,
      reason: violation.reason,
    });
    expect(of({ ...kept, suspicion: violation })).toMatchObject({
      firstViolationAt: null,
      counterexample: null,
    });
  });

  it('says why it could not be told', () => {
    expect(of({ ...kept, untold }).reason).toBe(
      '1 of 4 cases could not be judged: its valid twin was refused',
    );
    expect(of({ ...kept, refused: 0 }).reason).toBe('no request was refused for it');
    expect(of({ ...kept, done: 1 }, { stopped: 'the budget was used up' }).reason).toBe(
      '1 of 4 cases were reached: the budget was used up',
    );
    expect(of({}, { stopped: 'the run was broken off' }).reason).toBe('the run was broken off');
  });

  it('is exhaustive only when a whole space was sent', () => {
    const space = { size: 9, judged: 9, open: 2, failed: 0 };
    expect(of({ ...kept, space }).coverage).toEqual({ kind: 'exhaustive', judged: 9, space: 9 });
    expect(of({ ...kept, done: 3, space }).coverage).toMatchObject({ kind: 'sampled', space: 9 });
    expect(of({ ...kept, space: { ...space, judged: 8 } }).coverage.kind).toBe('sampled');
    expect(of(kept).coverage).toMatchObject({ kind: 'sampled', space: null });
  });

  it('tells what a space showed', () => {
    const space = { size: 9, judged: 9, open: 2, failed: 0 };
    expect(of({ ...kept, space }).reason).toMatch(/; 2 combinations are left open$/);
    expect(of({ ...kept, violation, space: { ...space, failed: 3 } }).reason).toBe(
      `${violation.reason}; 3 of the 9 combinations that were judged fail`,
    );
  });
});
