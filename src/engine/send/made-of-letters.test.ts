import { expect, it } from 'vitest';
import { madeOfLetters } from './made-of-letters.ts';
import { lettersFor } from './placeholders.ts';

const many = Array.from({ length: 200 }, (_, index) => lettersFor(`source/${index}`, 12));

it('makes whole numbers of a range in its steps, and different ones of different letters', () => {
  const numbers = many.map((letters) => Number(madeOfLetters(`{number:10:49:10:${letters}}`)));
  expect(numbers.filter((it) => it < 10 || it > 500 || it % 10 !== 0)).toEqual([]);
  expect(new Set(numbers).size).toBeGreaterThan(45);
});

it('makes blocks that lie in the outer one, and in that of fewer bits and the same letters', () => {
  for (const letters of many) {
    const [wide = '', narrow = ''] = [20, 24].map((bits) =>
      madeOfLetters(`{block:172.20.0.0/16:${bits}:${letters}}`),
    );
    expect(wide).toMatch(/^172\.20\.\d+\.0\/20$/);
    const third = (block: string) => Number(block.split('.')[2]);
    expect(Math.floor(third(narrow) / 16)).toBe(third(wide) / 16);
  }
});

it('makes them of digits as well', () => {
  expect(madeOfLetters('{number:0:9:1:123456789012}')).toMatch(/^\d$/);
});

it('leaves other texts as they are', () => {
  expect(madeOfLetters('{number} of {fresh:12}')).toBe('{number} of {fresh:12}');
});
