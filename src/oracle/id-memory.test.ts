import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIdMemory, unmarked } from './id-memory.ts';

it('finds every id that it was given, and no other, as a map would', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 600 }), (ids) => {
      const memory = createIdMemory();
      const known = new Map<string, number>();
      for (const [ordinal, id] of ids.entries()) {
        expect(memory.find(id)?.ordinal).toBe(known.get(id));
        if (known.has(id)) continue;
        known.set(id, ordinal);
        memory.add(id, unmarked, ordinal);
      }
    }),
  );
});

it('keeps very many ids', () => {
  const memory = createIdMemory();
  for (let ordinal = 0; ordinal < 20_000; ordinal++) memory.add(`id-${ordinal}`, unmarked, ordinal);
  for (let ordinal = 0; ordinal < 20_000; ordinal++)
    expect(memory.find(`id-${ordinal}`)?.ordinal).toBe(ordinal);
  expect(memory.find('id-20000')).toBeUndefined();
});

it('tells whether an id was given to a request with the same token, and to one that asked for the same', () => {
  const memory = createIdMemory();
  memory.add('one', { token: 'a token', asked: 'this' }, 1);
  memory.add('two', unmarked, 2);
  expect(memory.find('one')?.hadToken('a token')).toBe(true);
  expect(memory.find('one')?.hadToken('this')).toBe(false);
  expect(memory.find('one')?.didAsk('this')).toBe(true);
  expect(memory.find('one')?.didAsk('a token')).toBe(false);
  for (const given of [memory.find('one'), memory.find('two')]) {
    expect(given?.hadToken(null)).toBe(false);
    expect(given?.didAsk(null)).toBe(false);
  }
});
