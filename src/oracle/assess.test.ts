import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';

/** An alternation as letters: `w` is a contradiction, or a twin that was not kept. */
const assessed = (requests: string, twins: string, isHard = false) =>
  assess({
    seen: [...requests].map((letter) => letter === 'w'),
    twins: [...twins].map((letter) => letter !== 'w'),
    isHard,
  });

describe('an alternation', () => {
  it.each([
    ['undecided', '', '', 'nothing was sent'],
    ['undecided', 'ww', 'rr', 'it came again twice'],
    ['shown', 'www', 'rrr', 'it came again three times'],
    ['undecided', 'wwrw', 'rrrr', 'it came again three times in four'],
    ['shown', 'wwrww', 'rrrrr', 'it came again four times in five'],
    ['undecided', 'rww', 'rrr', 'it stayed away once'],
    ['undecided', 'rrrr', 'rrrr', 'it stayed away four times'],
    ['unsteady', 'rrrrr', 'rrrrr', 'it stayed away five times'],
    ['undecided', 'rrrrw', 'rrrrr', 'it came again once at last'],
    ['unsteady', 'r'.repeat(35).concat('w'.repeat(5)), 'r', 'it came five times in forty'],
    ['shown', 'r'.repeat(31).concat('w'.repeat(9)), 'r', 'it came nine times in forty'],
    ['undecided', 'r'.repeat(34).concat('w'.repeat(5)), 'r', 'there is one sending left'],
    ['unstable-control', 'www', 'w', 'the twin fails as well'],
    ['unstable-control', 'www', 'rw', 'the twin fails half as often'],
    ['shown', 'www', 'rrw', 'the twin fails less than half as often'],
    ['unstable-control', 'rrw', 'rrw', 'both fail at times'],
    ['unstable-control', '', 'w', 'the twin fails before anything else'],
    ['shown', 'www', '', 'there is no twin'],
  ])('is %s after %j beside %j, for %s', (assessment, requests, twins) => {
    expect(assessed(requests, twins)).toBe(assessment);
  });

  it.each([
    ['shown', 'w', 'r', 'it came again once'],
    ['shown', 'rrrrrrrrrrrw', 'r', 'it came again once in twelve'],
    ['undecided', 'r'.repeat(11), 'r', 'it stayed away eleven times'],
    ['unsteady', 'r'.repeat(12), 'r', 'it stayed away twelve times'],
    ['unstable-control', 'w', 'w', 'the twin fails as well'],
  ])('is %s after %j beside %j where no gateway makes it, for %s', (assessment, requests, twins) => {
    expect(assessed(requests, twins, true)).toBe(assessment);
  });
});

describe('an alternation, whatever was seen', () => {
  const answers = fc.array(fc.boolean(), { maxLength: 45 });

  it('is decided after forty sendings', () => {
    const forty = fc.array(fc.boolean(), { minLength: 40, maxLength: 45 });
    fc.assert(
      fc.property(forty, answers, fc.boolean(), (seen, twins, isHard) => {
        expect(assess({ seen, twins, isHard })).not.toBe('undecided');
      }),
    );
  });

  it('shows nothing that was not seen, and nothing that the twin shows as often', () => {
    fc.assert(
      fc.property(answers, answers, fc.boolean(), (seen, twins, isHard) => {
        fc.pre(assess({ seen, twins, isHard }) === 'shown');
        const failed = twins.filter((kept) => !kept).length;
        expect(seen).toContain(true);
        expect(failed / Math.max(1, twins.length)).toBeLessThan(seen.filter(Boolean).length / seen.length);
      }),
    );
  });

  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(answers, answers, fc.boolean(), (seen, twins, isHard) => {
        const turned = { seen: seen.toReversed(), twins: twins.toReversed(), isHard };
        expect(assess(turned)).toBe(assess({ seen, twins, isHard }));
      }),
    );
  });

  it('stays shown when it is seen once more', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (seen, isHard) => {
        fc.pre(assess({ seen, twins: [], isHard }) === 'shown');
        expect(assess({ seen: [...seen, true], twins: [], isHard })).toBe('shown');
      }),
    );
  });
});

it('seldom takes an endpoint that is wrong once in twenty for one that breaks a clause', () => {
  // The chance of each number of wrong answers in forty, and whether that many are shown.
  const chance = (wrong: number) => {
    let ways = 1;
    for (let index = 0; index < wrong; index++) ways *= (40 - index) / (index + 1);
    return ways * 0.05 ** wrong * 0.95 ** (40 - wrong);
  };
  const numbers = Array.from({ length: 41 }, (_, wrong) => wrong);
  const shown = numbers.filter(
    (wrong) => assessed('w'.repeat(wrong) + 'r'.repeat(40 - wrong), '') === 'shown',
  );
  const all = shown.reduce((sum, wrong) => sum + chance(wrong), 0);
  expect(shown.length).toBeGreaterThan(20);
  expect(all).toBeLessThan(2e-4);
});
