import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

const counting = () => {
  const calls: string[] = [];
  const read = remembered((text: string) => {
    calls.push(text);
    return [text.length];
  });
  return { calls, read };
};

it('reads a text once', () => {
  const { calls, read } = counting();
  expect([read('ab'), read('abc'), read('ab'), read('')]).toEqual([[2], [3], [2], [0]]);
  expect(calls).toEqual(['ab', 'abc', '']);
});

it('remembers no long texts, and not without an end', () => {
  const { calls, read } = counting();
  const long = 'x'.repeat(100_000);
  expect([read(long), read(long)]).toEqual([[100_000], [100_000]]);
  expect(calls).toHaveLength(2);
  for (let count = 0; count < 10_000; count++) read(`${count}`);
  read('0');
  expect(calls.filter((text) => text === '0')).toHaveLength(2);
});
