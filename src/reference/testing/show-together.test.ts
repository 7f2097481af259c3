import { expect, it } from 'vitest';
import { defects } from '../defects/index.ts';
import { showTogether } from './show-together.ts';

const named = (name: string) => {
  const defect = defects.find((one) => one.name === name);
  if (defect === undefined) throw new Error(`There is no defect ${name}.`);
  return defect;
};

it.each([
  [true, 'sg-region/unchecked-required', 'sg-vpc/unchecked-exists', 'have nothing to do with one another'],
  [false, 'transport/get-refused', 'transport/post-refused', 'leave nothing that is accepted'],
  [
    false,
    'sg-vpc/existing-refused',
    'combination-unchecked/sg-description-length-with-vpc',
    'take from one another what they show with',
  ],
])('says %s of %s and %s, which %s', async (expected, one, other) => {
  expect(await showTogether(named(one), named(other))).toBe(expected);
  expect(await showTogether(named(other), named(one))).toBe(expected);
});
