import { expect, it } from 'vitest';
import { limits } from './limits.ts';
import {
  accusation,
  assessed,
  equal,
  fault,
  length,
  mutantWith,
  prefix,
  unjudged,
} from './mutants.test.kit.ts';
import { totalsOf } from './totals.ts';

const single = mutantWith([fault('a/one')]);
const many = mutantWith([fault('a/two', [length, equal])]);
const inBoth = mutantWith([fault('a/three', [equal, 'CreateSecurityPolicy.Format.equal'])]);
const pair = mutantWith([fault('a/one'), fault('b/two', [equal])]);
const found = [accusation(length)];
const tooMany = unjudged(...Array.from({ length: limits.lost + 1 }, (_, place) => `Other.${place}`));

it('counts each fault of a pair by itself', () => {
  const totals = totalsOf([assessed(pair, { accusations: found }), assessed(single, { accusations: found })]);
  expect(totals).toMatchObject({ mutants: 2, trials: 2, faults: 3, found: 2, mustFaults: 3, mustFound: 2 });
});

it('counts trials with wrong accusations, whose ever, and those of right endpoints apart', () => {
  const accusations = [...found, accusation(prefix), accusation(equal)];
  const totals = totalsOf([
    assessed(single, { accusations }),
    assessed(single, { accusations: found }),
    assessed(mutantWith([]), { accusations: [accusation(prefix)] }),
  ]);
  expect(totals).toMatchObject({ wrong: 2, accusedRight: 1 });
});

it('counts what is lost of defects that break one clause, also when both operations have it', () => {
  const losing = { accusations: found, unjudged: tooMany };
  expect(totalsOf([single, inBoth].map((mutant) => assessed(mutant, losing)))).toMatchObject({
    single: 2,
    overLost: 2,
  });
  expect(totalsOf([many, pair, mutantWith([])].map((mutant) => assessed(mutant, losing)))).toMatchObject({
    single: 0,
    overLost: 0,
  });
  expect(totalsOf([assessed(single, { unjudged: tooMany.slice(1) })])).toMatchObject({
    single: 1,
    overLost: 0,
  });
});

it('counts a trial that did not end as one that lost too much', () => {
  expect(totalsOf([assessed(single, { ending: 'did-not-end' })])).toMatchObject({ overLost: 1, unended: 1 });
});

it('counts single faults that take too many requests', () => {
  const heavy = { requests: 1000 * limits.requests + 1 };
  expect(totalsOf([single, pair].map((mutant) => assessed(mutant, heavy))).heavy).toBe(1);
  expect(totalsOf([assessed(single, { requests: 1000 * limits.requests })]).heavy).toBe(0);
});
