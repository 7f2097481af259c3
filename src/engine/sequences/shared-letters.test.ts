import { expect, it } from 'vitest';
import type { Sequence } from '../../contract/sequence.ts';
import { sharedLetters } from './shared-letters.ts';

const sequence: Sequence = {
  id: 'a',
  operation: 'Make',
  clause: 'Make.it',
  label: 'a',
  check: 'tokens',
  steps: [],
};
const of = (text: string, serial = 'plan') =>
  sharedLetters(
    { options: { nonce: 'n', seed: 1 } } as unknown as Parameters<typeof sharedLetters>[0],
    { sequence, serial },
    text,
  );

it('makes letters of a name, and digits of one that says so, the same in one execution', () => {
  expect(of('{shared:token:8}')).toMatch(/^[A-Za-z]{8}$/);
  expect(of('0{shared:digits:14}')).toMatch(/^0[1-9]{14}$/);
  expect(of('{shared:digits:14}')).toBe(of('{shared:digits:14}'));
  expect(of('{shared:digits:14}')).not.toBe(of('{shared:digits:14}', 'again'));
});
