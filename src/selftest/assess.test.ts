import { describe, expect, it } from 'vitest';
import { assess, isRight } from './assess.ts';
import {
  accusation,
  assessed,
  equal,
  fault,
  length,
  mutantWith,
  prefix,
  result,
  unjudged,
  uuid,
} from './mutants.test.kit.ts';

const defect = mutantWith([fault('sg-name-length/none', [length, uuid])]);
const slight = mutantWith([fault('request-id-form/digits', [uuid], { level: 'should' })]);
const pair = mutantWith([fault('a/one', [length]), fault('b/two', [equal])]);
const oddity = mutantWith([]);
const should = { level: 'should' } as const;

describe('the finding', () => {
  it.each([
    ['found', 'a defect, by a clause that it breaks', defect, [accusation(length)]],
    [
      'found',
      'a defect, by a clause that it breaks, beside others',
      defect,
      [accusation(prefix), accusation(length)],
    ],
    ['missed', 'a defect, by clauses that it does not break', defect, [accusation(prefix)]],
    ['missed', 'a defect that breaks a must, by a should', defect, [accusation(uuid, should)]],
    ['found', 'a defect that breaks a should, by it', slight, [accusation(uuid, should)]],
    ['found', 'two defects, each by a clause of its own', pair, [accusation(length), accusation(equal)]],
    ['missed', 'two defects, one of them', pair, [accusation(length)]],
    ['accused', 'an oddity, by any clause', oddity, [accusation(uuid, should)]],
    ['silent', 'an oddity, by none', oddity, []],
  ] as const)('is %s for %s', (finding, _, mutant, accusations) => {
    expect(assessed(mutant, { accusations }).finding).toBe(finding);
  });

  it.each(['did-not-end', 'broke-down'] as const)(
    'is %s when the run did so, whatever it found',
    (ending) => {
      const assessment = assessed(defect, { accusations: [accusation(length)], ending });
      expect(assessment.finding).toBe(ending);
      expect(isRight(assessment)).toBe(false);
    },
  );

  it('is that of the worst seed', () => {
    const results = [result({ accusations: [accusation(length)] }), result({ seed: 2 })];
    expect(assess(defect, results, new Map()).finding).toBe('missed');
  });

  it('may be missed for a defect that breaks a should only', () => {
    expect(isRight(assessed(slight))).toBe(true);
    expect(isRight(assessed(defect))).toBe(false);
    expect(isRight(assessed(pair))).toBe(false);
  });
});

describe('a trial', () => {
  const trialOf = (...given: Parameters<typeof assessed>) => assessed(...given).trials[0];

  it('accuses wrongly what no fault breaks', () => {
    const accusations = [accusation(length), accusation(prefix), accusation(uuid, should)];
    expect(trialOf(defect, { accusations })?.wrong.map(({ clause }) => clause)).toEqual([prefix]);
  });

  it('accuses wrongly what a fault touches and does not break', () => {
    const touching = mutantWith([fault('a/one', [length], { touches: ['*.Format.equal'] })]);
    const accusations = [accusation(length), accusation(equal)];
    expect(trialOf(touching, { accusations })?.wrong.map(({ clause }) => clause)).toEqual([equal]);
  });

  it('loses what is not judged, but for what its faults break or touch', () => {
    const touching = mutantWith([fault('a/one', [length], { touches: ['*.Format.*'] })]);
    const trial = trialOf(touching, { unjudged: unjudged(length, equal, prefix) });
    expect(trial?.lost.map(({ clause }) => clause)).toEqual([prefix]);
  });

  it('does not lose what is not judged without faults either', () => {
    const trial = trialOf(defect, { unjudged: unjudged(equal, prefix) }, { unjudged: unjudged(equal) });
    expect(trial?.lost.map(({ clause }) => clause)).toEqual([prefix]);
  });

  it('is measured by the requests that it takes without faults with the same seed', () => {
    expect(trialOf(defect, { requests: 1600 })?.timesRequests).toBe(1.6);
    expect(trialOf(defect, { requests: 1600, seed: 2 })?.timesRequests).toBeNull();
  });
});
