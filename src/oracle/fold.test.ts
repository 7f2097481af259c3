import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseState } from './clause-state.ts';
import { confirmed, evidence, madeUpClause, statesOf } from './evidence.test.kit.ts';
import type { Evidence } from './evidence.ts';
import { fold, lostText } from './fold.ts';

/** The state of `Make.it` after some evidence; `size` is that of its space. */
function folded(all: readonly Evidence[], size: number | null = null): ClauseState {
  const states = statesOf(madeUpClause('Make.it'), madeUpClause('Make.other'));
  const state = states.get('Make.it');
  if (state === undefined) throw new Error('There is no such clause.');
  if (size !== null) state.space = { size, judged: 0, open: 0, failed: 0 };
  for (const it of all) fold(states, it);
  return state;
}

const of = (id: string, it: Evidence): Evidence => ({ ...it, case: id });
const enumerated = (it: Evidence): Evidence => ({ ...it, enumerated: true });

describe('a clause of which a case', () => {
  it('is kept counts it as judged, with what was accepted and refused', () => {
    const state = folded([evidence('kept', { accepted: 1 }), of('b', evidence('kept', { refused: 2 }))]);
    expect(state).toMatchObject({ done: 2, judged: 2, accepted: 1, refused: 2, finding: null });
    expect(state.unresolved.size).toBe(0);
  });

  it('is contradicted once is suspected, and not broken', () => {
    const state = folded([evidence('contradicted')]);
    expect(state).toMatchObject({ done: 1, judged: 1, finding: null });
    expect([...state.unresolved]).toEqual([['a case', { kind: 'suspected', reason: 'why contradicted' }]]);
  });

  it('is contradicted again and again is broken', () => {
    const state = folded([evidence('contradicted'), confirmed(7, ['A'])]);
    expect(state.finding).toMatchObject({ at: 7, reason: 'why contradicted' });
    expect(state.done).toBe(1);
  });

  it('is inconclusive is done, and not judged', () => {
    const state = folded([evidence('inconclusive')]);
    expect(state).toMatchObject({ done: 1, judged: 0 });
    expect([...state.unresolved.values()]).toEqual([{ kind: 'inconclusive', reason: 'why inconclusive' }]);
  });

  it('is unsteady says how often', () => {
    const state = folded([evidence('inconclusive', { unsteady: { seen: 1, sent: 6 } })]);
    expect([...state.unresolved.values()]).toEqual([
      { kind: 'unsteady', reason: 'why inconclusive', seen: 1, sent: 6 },
    ]);
  });

  it('is lost to another clause says to which', () => {
    const state = folded([evidence('inconclusive', { lostTo: 'Make.other' })]);
    expect([...state.unresolved.values()]).toEqual([
      { kind: 'lost', reason: 'why inconclusive', to: 'Make.other' },
    ]);
  });

  it('is moot is done, and cites nothing', () => {
    const state = folded([evidence('moot')]);
    expect(state).toMatchObject({ done: 1, judged: 0, exchanges: [] });
  });

  it('does not apply says why', () => {
    expect(folded([evidence('not-applicable')])).toMatchObject({
      done: 1,
      inapplicable: 'why not-applicable',
    });
  });

  it('is not run is not done', () => {
    expect(folded([evidence('not-run')])).toMatchObject({ done: 0, skipped: 'why not-run' });
  });

  it('is observed keeps what was tried and how it was answered', () => {
    const state = folded([evidence('observed', { label: 'a dot', reason: 'accepted' })]);
    expect([...state.observations]).toEqual([['a dot', 'accepted']]);
  });

  it('is about another clause has nothing of it', () => {
    expect(
      folded([evidence('kept', { clause: 'Make.other' }), evidence('kept', { clause: 'None' })]),
    ).toEqual(folded([]));
  });
});

describe('a case that comes twice', () => {
  it('is done once, and settled by the last evidence', () => {
    const state = folded([evidence('inconclusive'), evidence('kept', { accepted: 1 })]);
    expect(state).toMatchObject({ done: 1, judged: 1, accepted: 1 });
    expect(state.unresolved.size).toBe(0);
  });

  it('is done once while nothing settles it', () => {
    const state = folded([evidence('contradicted'), evidence('inconclusive'), evidence('contradicted')]);
    expect(state.done).toBe(1);
    expect([...state.unresolved.values()]).toEqual([{ kind: 'suspected', reason: 'why contradicted' }]);
  });
});

describe('a case that is lost to another clause', () => {
  it('is not judged, though it was suspected before', () => {
    const state = folded([evidence('contradicted'), evidence('inconclusive', { lostTo: 'Make.other' })]);
    expect(state).toMatchObject({ done: 1, judged: 0 });
  });

  it('leaves the others judged', () => {
    const lost = evidence('inconclusive', { lostTo: 'Make.other' });
    const state = folded([of('b', evidence('kept')), evidence('contradicted'), lost, lost]);
    expect(state).toMatchObject({ done: 2, judged: 1 });
  });
});

describe('a confirmed contradiction', () => {
  it('keeps the smallest request, and the earliest that showed it', () => {
    const names = ({ finding }: ClauseState) => Object.keys(finding?.counterexample.parameters ?? {});
    const smaller = folded([confirmed(9, ['A', 'B']), confirmed(12, ['C'])]);
    expect(names(smaller)).toEqual(['C']);
    expect(smaller.finding?.at).toBe(9);
    const larger = folded([confirmed(9, ['A']), confirmed(3, ['B', 'C'])]);
    expect(names(larger)).toEqual(['A']);
    expect(names(folded([confirmed(9, ['A']), confirmed(3, ['B'])]))).toEqual(['A']);
  });

  it('makes the case of another clause that raised it lost to this one', () => {
    const states = statesOf(madeUpClause('Make.it'), madeUpClause('Make.other'));
    fold(states, evidence('contradicted', { clause: 'Make.other' }));
    fold(states, confirmed(9, ['A'], 'Make.other'));
    const other = states.get('Make.other');
    expect([...(other?.unresolved.values() ?? [])]).toEqual([
      { kind: 'lost', reason: lostText('Make.it'), to: 'Make.it' },
    ]);
    expect(other).toMatchObject({ finding: null, judged: 0 });
    expect(states.get('Make.it')?.finding).not.toBeNull();
  });
});

describe('a space that is sent in full', () => {
  it('counts what was judged, failed or was left open', () => {
    const state = folded(
      [
        evidence('kept'),
        ...['b', 'c'].map((id) => of(id, evidence('contradicted'))),
        of('d', evidence('observed', { label: 'x' })),
        of('e', evidence('moot')),
        of('f', evidence('inconclusive')),
      ].map(enumerated),
      9,
    );
    expect(state.space).toEqual({ size: 9, judged: 5, open: 2, failed: 2 });
  });

  it('counts nothing that is no combination of it', () => {
    const all = [evidence('kept'), evidence('contradicted'), evidence('observed'), evidence('moot')];
    expect(folded(all, 9).space).toEqual({ size: 9, judged: 0, open: 0, failed: 0 });
  });
});

describe('very much evidence', () => {
  it('is cited by its first fifty exchanges', () => {
    const all = Array.from({ length: 40 }, (_, index) =>
      evidence('kept', { exchanges: [index, index + 100] }),
    );
    const { exchanges } = folded(all);
    expect(exchanges).toHaveLength(50);
    expect(exchanges.slice(0, 4)).toEqual([0, 100, 1, 101]);
  });

  it('is observed in detail twenty-four times, and the rest by kind', () => {
    const all = Array.from({ length: 30 }, (_, index) =>
      evidence('observed', { label: `text ${index}`, reason: index % 2 === 0 ? 'accepted' : 'refused' }),
    );
    const { observations } = folded(all);
    expect(observations.size).toBe(26);
    expect(observations.get('others accepted')).toBe('as well');
    expect(
      folded([...all, evidence('observed', { label: 'text 0', reason: 'refused' })]).observations.get(
        'text 0',
      ),
    ).toBe('refused');
  });

  it('leaves the first two thousand cases unresolved by name', () => {
    const all = Array.from({ length: 2001 }, (_, index) => of(`case ${index}`, evidence('inconclusive')));
    const state = folded([...all, of('case 7', evidence('contradicted'))]);
    expect(state.unresolved.size).toBe(2000);
    expect(state.unresolved.get('case 7')?.kind).toBe('suspected');
    expect(state.unresolved.has('case 2000')).toBe(false);
  });
});

describe('a clause, whatever the evidence', () => {
  const verdicts = [
    'kept',
    'contradicted',
    'inconclusive',
    'observed',
    'moot',
    'not-applicable',
    'not-run',
  ] as const;
  const anything = fc.array(
    fc
      .tuple(fc.constantFrom(...verdicts), fc.constantFrom('a', 'b', 'c'))
      .map(([verdict, id]) => of(id, evidence(verdict, { label: id }))),
  );

  it('is never broken by what was not shown again', () => {
    fc.assert(
      fc.property(anything, (all) => {
        expect(folded(all).finding).toBeNull();
      }),
    );
  });

  it('stays broken once it is', () => {
    fc.assert(
      fc.property(anything, (all) => {
        expect(folded([confirmed(1, ['A']), ...all]).finding).toMatchObject({ at: 1 });
      }),
    );
  });

  it('has at least as many cases done as are unresolved', () => {
    fc.assert(
      fc.property(anything, (all) => {
        const { done, unresolved } = folded(all);
        expect(done).toBeGreaterThanOrEqual(unresolved.size);
      }),
    );
  });
});

describe('what was contradicted', () => {
  const counts = (all: readonly Evidence[]) => {
    const { judged, contradicted, accepted, refused } = folded(all);
    return { judged, contradicted, accepted, refused };
  };
  const of = (id: string, it: Evidence): Evidence => ({ ...it, case: id });

  it('is judged, and counts beside what was kept, once a case', () => {
    const kept = of('b', evidence('kept', { accepted: 1 }));
    expect(
      counts([kept, evidence('contradicted'), of('c', evidence('contradicted')), confirmed(7, ['A'])]),
    ).toEqual({
      judged: 3,
      contradicted: 2,
      accepted: 1,
      refused: 0,
    });
  });

  it('is so too where it was confirmed at once, or raised by the case of another clause', () => {
    expect(counts([confirmed(7, ['A'])])).toMatchObject({ judged: 1, contradicted: 1 });
    expect(counts([confirmed(7, ['A'], 'Make.other')])).toMatchObject({ judged: 1, contradicted: 1 });
  });

  it.each(['inconclusive', 'kept'] as const)('is so no longer once it turned out to be %s', (verdict) => {
    expect(counts([evidence('contradicted'), evidence(verdict)])).toMatchObject({
      judged: verdict === 'kept' ? 1 : 0,
      contradicted: 0,
    });
  });
});

it('counts what was seen of an open point', () => {
  const state = folded([
    evidence('observed', { label: 'x', accepted: 1 }),
    evidence('observed', { refused: 1 }),
  ]);
  expect(state).toMatchObject({ judged: 2, accepted: 1, refused: 1, contradicted: 0 });
});
