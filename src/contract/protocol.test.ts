import { describe, expect, it } from 'vitest';
import { isCodeOf } from './protocol.ts';

describe('isCodeOf', () => {
  it.each([
    ['Throttling*', 'Throttling.User', true],
    ['Throttling*', 'NotThrottling', false],
    ['*quota*', 'Some.QUOTA.Full', true],
    ['*Denied', 'AccessDenied', true],
    ['*Denied', 'DeniedAccess', false],
    ['OK', 'ok', true],
    ['OK', 'OKAY', false],
    ['A.B', 'AxB', false],
  ])('reads %s against %s', (pattern, code, expected) => {
    expect(isCodeOf([pattern], code)).toBe(expected);
  });

  it('holds nothing where there is no pattern', () => {
    expect(isCodeOf([], '')).toBe(false);
  });
});
