import { expect, it } from 'vitest';
import { createHangLimit } from './hang-limit.ts';

it('limits nothing while no request is known to hang', () => {
  const hangs = createHangLimit();
  hangs.answered(20);
  expect(hangs.limit()).toEqual({});
});

it('waits ten times as long as the slowest answer took, and a second at least', () => {
  const hangs = createHangLimit();
  hangs.answered(20);
  hangs.note();
  expect(hangs.limit()).toEqual({ limitMs: 1000 });
  hangs.answered(300);
  hangs.answered(40);
  expect(hangs.limit()).toEqual({ limitMs: 3000 });
});
