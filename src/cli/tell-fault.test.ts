import { expect, it } from 'vitest';
import { tellFault } from './tell-fault.ts';
import { UsageError } from './usage-error.ts';

const environment = { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'hunter2-hunter2' };

it('tells a wrong usage as a sentence and a hint', () => {
  expect(tellFault(new UsageError('There is no x.', 'Take y.'), {})).toEqual({
    text: 'error: There is no x.\nhint: Take y.',
    code: 2,
  });
});

it('tells every fault of several in a line of its own', () => {
  expect(tellFault(new UsageError('No x.\nNo y.', 'Take z.'), {}).text).toBe(
    'error: No x.\nerror: No y.\nhint: Take z.',
  );
});

it('tells anything else as a fault of its own, with the place only on demand', () => {
  const fault = new TypeError('x is not a function');
  const short = tellFault(fault, {});
  expect(short.code).toBe(70);
  expect(short.text).toMatch(/^error: x is not a function\nhint: .*report/);
  expect(short.text).not.toContain('tell-fault.test');
  expect(tellFault(fault, { DEBUG: '1' }).text).toContain('tell-fault.test');
});

it('shows no secret, whatever a message has in it', () => {
  const fault = tellFault(new Error('got hunter2-hunter2 back'), { ...environment, DEBUG: '1' });
  expect(fault.text).not.toContain('hunter2');
});
