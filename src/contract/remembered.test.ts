import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

const counting = () => {
  const calls: string[] = [];
  const read = remembered((key: { readonly sign: string }, text: string) => {
    calls.push(text);
    return [`${key.sign}${text.length}`];
  });
  return { calls, read };
};

it('reads a text once for each of the data', () => {
  const { calls, read } = counting();
  const [one, other] = [{ sign: '+' }, { sign: '-' }];
  expect([read(one, 'ab'), read(other, 'ab'), read(one, 'ab'), read(one, '')]).toEqual([
    ['+2'],
    ['-2'],
    ['+2'],
    ['+0'],
  ]);
  expect(calls).toEqual(['ab', 'ab', '']);
});

it('remembers no long texts, and not without an end', () => {
  const { calls, read } = counting();
  const key = { sign: '' };
  const long = 'x'.repeat(100_000);
  expect([read(key, long), read(key, long)]).toEqual([['100000'], ['100000']]);
  expect(calls).toHaveLength(2);
  for (let count = 0; count < 10_000; count++) read(key, `${count}`);
  read(key, '0');
  expect(calls.filter((text) => text === '0')).toHaveLength(2);
});
