import { expect, it } from 'vitest';
import { createNonces } from './nonces.ts';

it('takes each of very many nonces once', () => {
  const nonces = createNonces(1000, () => 0);
  const all = Array.from({ length: 5000 }, (_, number) => `nonce-${number}`);
  expect(all.filter((nonce) => nonces.take(nonce))).toEqual(all);
  expect(all.filter((nonce) => nonces.take(nonce))).toEqual([]);
});

it('keeps a nonce for its time, whenever it was taken, and not for ever', () => {
  let now = 0;
  const nonces = createNonces(1000, () => now);
  now = 900;
  expect(nonces.take('a')).toBe(true);
  now = 1899;
  expect(nonces.take('a')).toBe(false);
  now = 5000;
  expect(nonces.take('a')).toBe(true);
});
