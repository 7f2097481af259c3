import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIdMemory } from './id-memory.ts';

it('finds every id that it was given, and no other, as a map would', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 600 }), (ids) => {
      const memory = createIdMemory();
      const known = new Map<string, number>();
      for (const [ordinal, id] of ids.entries()) {
        expect(memory.find(id)?.ordinal).toBe(known.get(id));
        if (known.has(id)) continue;
        known.set(id, ordinal);
        memory.add(id, null, ordinal);
      }
    }),
  );
});

it('keeps very many ids', () => {
  const memory = createIdMemory();
  for (let ordinal = 0; ordinal < 20_000; ordinal++) memory.add(`id-${ordinal}`, null, ordinal);
  for (let ordinal = 0; ordinal < 20_000; ordinal++)
    expect(memory.find(`id-${ordinal}`)?.ordinal).toBe(ordinal);
  expect(memory.find('id-20000')).toBeUndefined();
});

it('tells whether an id was given to a request with the same token', () => {
  const memory = createIdMemory();
  memory.add('one', 'a token', 1);
  memory.add('two', null, 2);
  expect(memory.find('one')?.hadToken('a token')).toBe(true);
  expect(memory.find('one')?.hadToken('another')).toBe(false);
  expect(memory.find('one')?.hadToken(null)).toBe(false);
  expect(memory.find('two')?.hadToken(null)).toBe(false);
});
