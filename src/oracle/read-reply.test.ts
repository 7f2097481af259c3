import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { describeReply } from './describe-reply.ts';
import { answered, type SampleAnswer, unanswered } from './oracle.test.kit.ts';
import { readReply } from './read-reply.ts';

const { group, policy } = specimen;
const error = (
  status: number,
  Code: string,
  headers: Readonly<Record<string, string>> = {},
): SampleAnswer => ({
  status,
  headers,
  body: { RequestId: 'R', Code, Message: 'No.' },
});
const xmlError = (Code: string) =>
  `<Error><RequestId>R</RequestId><Code>${Code}</Code><Message>No.</Message></Error>`;

it('takes the answer of an operation that only reads for a success, whatever it lacks', () => {
  const reads = { ...group, result: { id: null } };
  expect(readReply(reads, answered({ body: { Zones: [] } }))).toEqual({ kind: 'accepted', id: null });
  expect(readReply(group, answered({ body: { Zones: [] } }))).toMatchObject({ kind: 'malformed' });
});

describe('readReply', () => {
  it.each([
    ['a success', { body: { RequestId: 'R', SecurityGroupId: 'sg-1' } }, 'sg-1'],
    [
      'a success with a numeric id',
      { body: '{"SecurityGroupId": 00012}'.replace('00012', '12345678901234567890') },
      '12345678901234567890',
    ],
    ['a success with another 2xx status', { status: 201, body: { SecurityGroupId: 'sg-1' } }, 'sg-1'],
    ['a success with Code 200', { body: { Code: '200', SecurityGroupId: 'sg-1' } }, 'sg-1'],
    ['a success without an id', { body: { RequestId: 'R' } }, null],
    ['a success with an empty id', { body: { RequestId: 'R', SecurityGroupId: '' } }, null],
    ['a success with an id that is no scalar', { body: { RequestId: 'R', SecurityGroupId: ['sg-1'] } }, null],
  ])('takes %s as accepted', (_, answer, id) => {
    expect(readReply(group, answered(answer))).toEqual({ kind: 'accepted', id });
  });

  it('takes a documented Code of the quota for it in whatever status', () => {
    const [full] = policy.quota.errors;
    if (full === undefined) throw new Error('No Code is documented.');
    expect(readReply(policy, answered(error(429, full.code)))).toMatchObject({
      kind: 'blocked',
      cause: 'quota',
    });
  });

  it('takes a success with neither an id nor a RequestId for no answer of the operation', () => {
    expect(readReply(group, answered({ body: { ok: true } }))).toMatchObject({
      kind: 'malformed',
      cause: 'envelope',
    });
  });

  it('takes a success in XML as accepted', () => {
    const body =
      '<?xml version="1.0"?><CreateSecurityGroupResponse><SecurityGroupId>007</SecurityGroupId></CreateSecurityGroupResponse>';
    expect(readReply(group, answered({ body }, 'XML'))).toEqual({ kind: 'accepted', id: '007' });
  });

  it.each([400, 403, 404, 409, 422, 499])('takes a %i with a Code as refused', (status) => {
    expect(readReply(group, answered(error(status, 'InvalidParameter')))).toEqual({
      kind: 'refused',
      status,
      code: 'InvalidParameter',
      message: 'No.',
    });
  });

  it.each(['{"Code":"InvalidPar', '<Error><Code>InvalidPar'])(
    'says of a refusal with %s that it cannot be read',
    (body) => {
      const reply = readReply(group, answered({ status: 400, body }));
      expect(reply).toMatchObject({ kind: 'refused', code: '', unreadable: true });
      expect(describeReply(reply)).toBe('refused with 400 and a body that cannot be read');
    },
  );

  it('takes a refusal in XML as refused', () => {
    expect(
      readReply(group, answered({ status: 400, body: xmlError('MissingRegionId') }, 'XML')),
    ).toMatchObject({
      kind: 'refused',
      code: 'MissingRegionId',
    });
  });

  it('takes a passed check as refused, whatever the status', () => {
    for (const status of [200, 400])
      expect(readReply(policy, answered(error(status, 'DryRunOperation')))).toMatchObject({
        kind: 'refused',
        status,
        code: 'DryRunOperation',
        message: 'No.',
      });
  });

  it.each([
    ['throttled', error(400, 'Throttling')],
    ['throttled', error(400, 'Throttling.User')],
    ['throttled', error(503, 'Throttling.Api')],
    ['throttled', { status: 429, body: '' }],
    ['throttled', { status: 429, body: '<html></html>', headers: { 'content-type': 'text/html' } }],
    ['unavailable', error(503, 'ServiceUnavailable')],
    ['unavailable', { status: 503, body: '' }],
    ['processing', error(403, 'IdempotentProcessing')],
  ])('takes %s as something to try again: %j', (cause, answer) => {
    expect(readReply(group, answered(answer))).toMatchObject({ kind: 'retryable', cause });
  });

  it.each(['IdempotenceProcessing', 'SystemBusy'])('takes %s as processing for policies only', (code) => {
    expect(readReply(policy, answered(error(400, code)))).toMatchObject({
      kind: 'retryable',
      cause: 'processing',
    });
    expect(readReply(group, answered(error(400, code)))).toMatchObject({ kind: 'refused', code });
  });

  it.each([
    [{ 'x-acs-retry-after': '250' }, 250],
    [{ 'retry-after': '2' }, 2000],
    [{ 'x-acs-retry-after': '250', 'retry-after': '2' }, 250],
    [{ 'x-acs-retry-after': '0', 'retry-after': '2' }, 2000],
    [{ 'x-acs-retry-after': '-1' }, null],
    [{ 'x-acs-retry-after': 'Infinity' }, null],
    [{ 'retry-after': '0' }, null],
    [{ 'retry-after': '-1' }, null],
    [{ 'retry-after': 'Infinity' }, null],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, null],
    [{}, null],
  ])('reads from %j how long to wait', (headers, retryAfterMs) => {
    expect(readReply(group, answered(error(429, 'Throttling', headers)))).toMatchObject({ retryAfterMs });
  });

  it.each([
    ['lost', 'reset'],
    ['timeout', 'timeout'],
    ['unreachable', 'unreachable'],
    ['unreachable', 'tls'],
    ['aborted', 'aborted'],
  ] as const)('takes as %s that a connection was %s', (cause, kind) => {
    expect(readReply(group, unanswered(kind))).toMatchObject({
      kind: 'retryable',
      cause,
      detail: `it was ${kind}`,
    });
  });

  it('takes as an operation that is not there what has no target', () => {
    expect(readReply(group, unanswered('unaddressed'))).toMatchObject({ kind: 'blocked', cause: 'action' });
  });

  it.each(['oversize', 'protocol'] as const)('takes as broken that an answer was %s', (kind) => {
    expect(readReply(group, unanswered(kind))).toMatchObject({ kind: 'malformed', cause: 'unreadable' });
  });

  it.each([
    ['credentials', error(404, 'InvalidAccessKeyId.NotFound')],
    ['credentials', error(400, 'SignatureDoesNotMatch')],
    ['credentials', error(400, 'SignatureNonceUsed')],
    ['credentials', error(400, 'InvalidTimeStamp.Expired')],
    ['permission', error(403, 'Forbidden.RAM')],
    ['permission', error(403, 'UnauthorizedOperation')],
    ['permission', error(403, 'Unauthorised')],
    ['permission', error(401, 'Anything')],
    ['action', error(404, 'InvalidAction.NotFound')],
    ['token', error(400, 'IdempotentParameterMismatch')],
    ['token', error(400, 'IdempotenceSignatureMismatch')],
    ['token', error(400, 'IdempotenceParamNotMatch')],
    ['quota', error(400, 'QuotaExceeded.SecurityPoliciesNum')],
    ['quota', error(403, 'QuotaExceed.SecurityGroup')],
  ])('takes as turned away for the %s: %j', (cause, answer) => {
    expect(readReply(group, answered(answer))).toMatchObject({ kind: 'blocked', cause });
  });

  it.each([
    [414, 1600, 'blocked'],
    [431, 1600, 'blocked'],
    [400, 1600, 'blocked'],
    [400, 1400, 'refused'],
    [500, 1600, 'malformed'],
    [414, 1400, 'refused'],
    [431, 1400, 'refused'],
  ])('takes a %i without an envelope to an address of %i characters as %s', (status, length, kind) => {
    const exchange = answered({
      status,
      headers: { 'content-type': 'text/html' },
      body: '<h1>Too long</h1>',
    });
    const path = `/?${'x'.repeat(length - 2)}`;
    const reply = readReply(group, { ...exchange, request: { ...exchange.request, path } });
    expect(reply).toMatchObject(kind === 'blocked' ? { kind, cause: 'length', status } : { kind });
  });

  it.each([
    ['server', error(500, 'InternalError')],
    ['server', { status: 501, body: '<html><body>Not implemented</body></html>' }],
    ['server', { status: 302, body: '' }],
    ['server', { status: 300, body: { RequestId: 'R', SecurityGroupId: 'sg-1' } }],
    ['server', { status: 199, body: { RequestId: 'R', SecurityGroupId: 'sg-1' } }],
    ['unreadable', { status: 200, body: '<!doctype html><title>Welcome</title>' }],
    ['unreadable', { status: 200, body: '' }],
    ['unreadable', { status: 200, body: 'OK' }],
    ['unreadable', { status: 200, body: '{"SecurityGroupId": "sg-1"' }],
    ['envelope', error(200, 'InvalidParameter')],
    ['envelope', error(200, 'NotOK')],
    ['envelope', error(200, 'Okay')],
  ])('takes as broken, %s: %j', (cause, answer) => {
    expect(readReply(group, answered(answer))).toMatchObject({ kind: 'malformed', cause });
  });

  it.each([
    [{ status: 404, body: '<html><body>Not found</body></html>' }],
    [{ status: 400, body: '' }],
    [{ status: 400, body: { Message: 'No.' } }],
    [{ status: 400, body: { Code: '' } }],
  ])('takes a 4xx without a Code as refused: %j', (answer) => {
    expect(readReply(group, answered(answer))).toMatchObject({ kind: 'refused', code: '' });
  });

  it.each([502, 503, 504])('takes %i for what a gateway says when nobody answers it', (status) => {
    expect(readReply(group, answered({ status, body: '<html></html>' }))).toMatchObject({
      kind: 'retryable',
      cause: 'unavailable',
    });
  });

  it('takes neither a 5xx nor a page for a refusal, whatever it says', () => {
    for (const status of [500, 501, 505, 599])
      expect(readReply(group, answered(error(status, 'InvalidParameter'))).kind).toBe('malformed');
  });
});

describe('codes that only look alike', () => {
  it.each([
    'MyInvalidAccessKeyId',
    'MyServiceUnavailable',
    'My.InvalidAction.NotFound',
    'NotAnUnsupportedOperation',
    'MyForbidden',
    'NotThrottling',
  ])('such as %s are refusals', (code) => {
    expect(readReply(group, answered(error(400, code)))).toMatchObject({ kind: 'refused', code });
  });

  it('are no passed check', () => {
    expect(readReply(policy, answered(error(200, 'DryRun')))).toMatchObject({ kind: 'malformed' });
  });

  it('are quotas where the document says so, whatever their name', () => {
    const quota = { ...group.quota, errors: [{ status: 400, code: 'TooMany' }] };
    expect(readReply({ ...group, quota }, answered(error(400, 'TooMany')))).toMatchObject({
      kind: 'blocked',
      cause: 'quota',
    });
  });
});

describe('the detail of what is broken', () => {
  it.each([
    [{ status: 200, body: '' }, 'HTTP 200: The body is empty.'],
    [{ body: { ok: true } }, 'HTTP 200 with neither SecurityGroupId nor RequestId'],
    [{ body: { Code: 'No' } }, 'HTTP 200 with Code No'],
    [{ status: 501, body: '' }, 'HTTP 501'],
  ])('%j is %s', (answer, detail) => {
    expect(readReply(group, answered(answer))).toMatchObject({ kind: 'malformed', detail });
  });

  it('says that there was no answer', () => {
    const { failure: _, ...exchange } = unanswered('reset');
    expect(readReply(group, exchange)).toEqual({
      kind: 'malformed',
      cause: 'unreadable',
      detail: 'no answer',
    });
  });
});

const html = { 'content-type': 'Text/HTML; charset=utf-8' };

describe('describeReply', () => {
  it.each([
    [{ body: { SecurityGroupId: 'sg-1' } }, 'accepted'],
    [error(400, 'MissingRegionId'), 'refused with 400 MissingRegionId'],
    [{ status: 429, body: '' }, 'put off with 429'],
    [{ status: 503, body: '' }, 'answered with 503'],
    [
      { status: 404, body: '<p>', headers: html },
      'refused with 404 and a body that cannot be read (text/html)',
    ],
    [{ status: 405, body: '', headers: html }, 'refused with 405 and no Code (text/html)'],
    [{ status: 502, body: '<p>', headers: html }, 'answered with 502 (text/html)'],
    [
      { status: 302, body: '', headers: { location: 'https://login.example/sso?next=1#a' } },
      'answered with HTTP 302 to https://login.example/sso',
    ],
    [error(429, 'Throttling'), 'put off with 429 Throttling'],
    [error(404, 'InvalidAccessKeyId.NotFound'), 'turned away with 404 InvalidAccessKeyId.NotFound'],
    [error(500, 'InternalError'), 'answered with HTTP 500 InternalError'],
  ])('says of %j: %s', (answer, text) => {
    expect(describeReply(readReply(group, answered(answer)))).toBe(text);
  });
});
