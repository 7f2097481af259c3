import { describe, expect, it } from 'vitest';
import { answerCode, answerHead, counted, coverageWords, duration } from './words.ts';

describe('words', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [4120, '4.1 s'],
    [59_960, '1 min 0 s'],
    [200_000, '3 min 20 s'],
  ])('says %d milliseconds as %s', (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words);
  });

  it('counts with the right form of the noun', () => {
    expect([0, 1, 12_345].map((count) => counted(count, 'request'))).toEqual([
      '0 requests',
      '1 request',
      '12,345 requests',
    ]);
  });

  it.each([
    [{ kind: 'sampled', judged: 24, space: null }, '24 sampled'],
    [{ kind: 'exhaustive', judged: 15, space: 15 }, 'exhaustive, 15 of 15'],
    [{ kind: 'exhaustive', judged: 245_745, space: 245_745 }, 'exhaustive, 245,745 of 245,745'],
    [{ kind: 'exhaustive', judged: 15, space: null }, 'exhaustive, 15'],
    [{ kind: 'sampled', judged: 1200, space: 245_745 }, '1,200 sampled from a space of 245,745'],
  ] as const)('says the coverage %o as %s', (coverage, words) => {
    expect(coverageWords(coverage)).toBe(words);
  });

  it.each([
    ['{"Code":"Forbidden","Message":"no"}', 'Forbidden'],
    ['{ "Code" : "Cut", "Mess', 'Cut'],
    ['<Error><Code>InvalidVpcId.NotFound</Code></Error>', 'InvalidVpcId.NotFound'],
    ['{"RequestId":"1"}', null],
    ['', null],
  ])('reads from %s the code %s', (body, code) => {
    expect(answerCode(body)).toBe(code);
  });

  it('says that no answer came', () => {
    expect(answerHead({ status: 0, body: 'reset: the connection was closed' })).toBe('no answer');
  });
});
