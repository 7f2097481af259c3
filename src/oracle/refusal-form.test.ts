import { expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Exchange } from '../client/exchange.ts';
import { answered, type SampleAnswer, unanswered } from './oracle.test.kit.ts';
import { readReply } from './read-reply.ts';
import { irregularForm, isSameForm, type RefusalForm, readAsRefusal } from './refusal-form.ts';

const { policy } = specimen;
const error = (status: number, Code?: string): SampleAnswer => ({
  status,
  body: { RequestId: 'R', ...(Code !== undefined && { Code }), Message: 'No.' },
});
const formOf = (exchange: Exchange) => irregularForm(policy, exchange, readReply(policy, exchange));

it.each<readonly [string, SampleAnswer, RefusalForm]>([
  ['a 200 with an error code', error(200, 'InvalidParameter'), { status: 200, hasCode: true }],
  ['a 302 with an error code', error(302, 'InvalidParameter'), { status: 302, hasCode: true }],
  ['a 500 with an error code', error(500, 'InvalidParameter'), { status: 500, hasCode: true }],
  ['a 503 with an error code', error(503, 'InvalidParameter'), { status: 503, hasCode: true }],
  [
    'a 500 with the code of a full quota',
    error(500, 'QuotaExceeded.SecurityPolicy'),
    { status: 500, hasCode: true },
  ],
  ['a 400 without a code', error(400), { status: 400, hasCode: false }],
  ['a page in HTML', { status: 404, body: '<html></html>' }, { status: 404, hasCode: false }],
])('sees a form of its own in %s', (_, answer, form) => {
  expect(formOf(answered(answer))).toEqual(form);
});

it.each<readonly [string, SampleAnswer]>([
  ['a documented refusal', error(400, 'InvalidParameter')],
  ['a documented refusal for a full quota', error(400, 'QuotaExceeded.SecurityPolicy')],
  ['a success', { body: { RequestId: 'R', SecurityPolicyId: 'spy-1' } }],
  ['a gateway without a backend', { status: 503, body: '' }],
  ['a target that is not ready', error(503, 'ServiceUnavailable')],
])('sees none in %s', (_, answer) => {
  expect(formOf(answered(answer))).toBeNull();
});

it('sees none where there was no answer', () => {
  expect(formOf(unanswered('timeout'))).toBeNull();
});

it.each<readonly [RefusalForm, RefusalForm, boolean]>([
  [{ status: 400, hasCode: false }, { status: 404, hasCode: false }, true],
  [{ status: 400, hasCode: false }, { status: 500, hasCode: false }, false],
  [{ status: 200, hasCode: true }, { status: 200, hasCode: true }, true],
  [{ status: 200, hasCode: true }, { status: 500, hasCode: true }, false],
  [{ status: 400, hasCode: false }, { status: 400, hasCode: true }, false],
])('compares %j and %j', (one, other, expected) => {
  expect(isSameForm(one, other)).toBe(expected);
  expect(isSameForm(other, one)).toBe(expected);
});

it('reads an answer of the form as the refusal that it stands for', () => {
  const exchange = answered(error(500, 'InvalidParameter'));
  const read = (form: RefusalForm | null) =>
    readAsRefusal(policy, exchange, readReply(policy, exchange), form);
  expect(read({ status: 500, hasCode: true })).toEqual({
    kind: 'refused',
    status: 500,
    code: 'InvalidParameter',
    message: 'No.',
    irregular: true,
  });
  expect(read({ status: 200, hasCode: true })).toMatchObject({ kind: 'malformed' });
  expect(read(null)).toMatchObject({ kind: 'malformed' });
});

it('reads a full quota in the form for what it is', () => {
  const exchange = answered(error(200, 'QuotaExceeded.SecurityPolicy'));
  const reply = readAsRefusal(policy, exchange, readReply(policy, exchange), { status: 200, hasCode: true });
  expect(reply).toMatchObject({ kind: 'blocked', cause: 'quota', irregular: true });
});
