import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { answered, type SampleAnswer, unanswered } from './oracle.test.kit.ts';
import { readEnvelope } from './read-envelope.ts';
import { readReply } from './read-reply.ts';

const { group, policy } = specimen;
const RequestId = '04F0F334-1335-436C-A1D7-6C044FE73368';
const json = { 'content-type': 'application/json' };

/** The remarks about one answer: rule to whether it was kept. */
function remarks(
  answer: SampleAnswer,
  format: 'JSON' | 'XML' = 'JSON',
  contract = group,
): Readonly<Record<string, boolean>> {
  const exchange = answered(answer, format);
  const found = readEnvelope(contract, exchange, readReply(contract, exchange));
  const entries = found.map(
    ({ clause, kept }) => [clause.slice(contract.operation.length + 1), kept] as const,
  );
  expect(new Set(entries.map(([rule]) => rule)).size).toBe(entries.length);
  return Object.fromEntries(entries);
}

const success = (changes: Readonly<Record<string, unknown>> = {}) => ({
  body: { RequestId, SecurityGroupId: 'sg-1', ...changes },
});
const error = (status: number, changes: Readonly<Record<string, unknown>> = {}) => ({
  status,
  body: { RequestId, HostId: 'h', Code: 'InvalidParameter', Message: 'No.', ...changes },
});
const xml = (
  root: string,
  content = `<RequestId>${RequestId}</RequestId><SecurityGroupId>sg-1</SecurityGroupId>`,
) => `<?xml version="1.0" encoding="UTF-8"?><${root}>${content}</${root}>`;
const errorXml = xml('Error', `<RequestId>${RequestId}</RequestId><Code>A</Code><Message>No.</Message>`);

describe('a success', () => {
  it('as documented keeps every clause that it speaks to', () => {
    expect(remarks(success())).toEqual({
      'Format.json': true,
      'Result.id': true,
      'RequestId.present': true,
      'RequestId.uuid': true,
    });
  });

  it('with a byte order mark says the same', () => {
    const marked = (answer: ReturnType<typeof success>) => ({ body: `\ufeff${JSON.stringify(answer.body)}` });
    expect(remarks(marked(success()))).toEqual(remarks(success()));
    expect(remarks(marked(success({ SecurityGroupId: 7 })))['Result.id']).toBe(false);
  });

  it.each([
    ['no RequestId', { RequestId: undefined }],
    ['an empty RequestId', { RequestId: '' }],
    ['a RequestId of spaces', { RequestId: '  ' }],
    ['a RequestId that is a list', { RequestId: [RequestId] }],
  ])('with %s breaks RequestId.present and says nothing of its form', (_, changes) => {
    const found = remarks(success(changes));
    expect(found['RequestId.present']).toBe(false);
    expect(found).not.toHaveProperty(['RequestId.uuid']);
  });

  it.each([
    RequestId.toLowerCase(),
    RequestId.replaceAll('-', ''),
    `{${RequestId}}`,
    '12345',
    `${RequestId}0`,
    `0${RequestId}`,
    RequestId.replace('4', 'G'),
  ])('with RequestId %s does not look like an upper-case UUID', (id) => {
    expect(remarks(success({ RequestId: id }))).toMatchObject({
      'RequestId.present': true,
      'RequestId.uuid': false,
    });
  });

  it.each([{ SecurityGroupId: '' }, { SecurityGroupId: undefined }])('with %j has no id', (changes) => {
    expect(remarks(success(changes))['Result.id']).toBe(false);
  });
});

describe('an error', () => {
  it.each([400, 403, 404, 422, 499])('with status %i, Code and Message keeps its envelope', (status) => {
    expect(remarks(error(status))).toEqual({
      'Format.json': true,
      'Error.envelope': true,
      'RequestId.present': true,
      'RequestId.uuid': true,
    });
  });

  it.each([
    ['no Message', error(400, { Message: undefined })],
    ['an empty Message', error(400, { Message: ' ' })],
    ['no Code', error(400, { Code: undefined })],
    ['a success status', error(200)],
    ['a 5xx status and a code of its own', error(501)],
    ['an HTML page', { status: 400, body: '<html></html>', headers: { 'content-type': 'text/html' } }],
  ])('with %s has no proper envelope', (_, answer) => {
    expect(remarks(answer)['Error.envelope']).toBe(false);
  });

  it.each([
    ['a crash', { status: 500, body: '' }],
    ['a crash that says so', error(500, { Code: 'InternalError' })],
    ['a gateway\u2019s page', { status: 502, body: '<html></html>' }],
    ['a crash in another form than was asked for', { status: 500, body: '{"detail":"x"}', headers: json }],
  ])('that is %s says nothing of answers', (_, answer) => {
    expect(remarks(answer)).toEqual({});
  });
});

describe('formats', () => {
  it.each([
    ['JSON', 'JSON', { ...success(), headers: json }, true],
    ['JSON with another type', 'JSON', { ...success(), headers: { 'content-type': 'text/html' } }, false],
    [
      'XML where JSON was asked for',
      'JSON',
      { body: xml('CreateSecurityGroupResponse'), headers: json },
      false,
    ],
    ['XML', 'XML', { body: xml('CreateSecurityGroupResponse') }, true],
    ['XML with the root of errors', 'XML', { body: xml('Error') }, false],
    ['XML with another root', 'XML', { body: xml('CreateSecurityGroupResult') }, false],
    ['XML with a root in lower case', 'XML', { body: xml('createSecurityGroupResponse') }, false],
    ['XML with another type', 'XML', { body: xml('CreateSecurityGroupResponse'), headers: json }, false],
    [
      'application/xml',
      'XML',
      { body: xml('CreateSecurityGroupResponse'), headers: { 'content-type': 'application/xml' } },
      true,
    ],
    ['JSON where XML was asked for', 'XML', { ...success(), headers: json }, false],
    ['an error in XML', 'XML', { status: 400, body: errorXml }, true],
    [
      'an error with the root of successes',
      'XML',
      { status: 400, body: errorXml.replaceAll('Error>', 'CreateSecurityGroupResponse>') },
      false,
    ],
    ['XML that is not closed', 'XML', { body: xml('CreateSecurityGroupResponse').slice(0, -9) }, false],
    ['JSON that is not closed', 'JSON', { body: '{"RequestId": "1"', headers: json }, false],
  ] as const)('%s, with %s asked for', (_, format, answer, kept) => {
    expect(remarks(answer, format)[`Format.${format.toLowerCase()}`]).toBe(kept);
  });

  it.each([
    ['an empty body', { body: '' }],
    ['a page', { body: '<html></html>' }],
  ])('are not kept by %s whose content type promises JSON', (_, answer) => {
    expect(remarks(answer)['Format.json']).toBe(false);
  });

  it.each([
    ['an empty body', { body: '', headers: { 'content-type': '' } }],
    ['a page', { body: '<html></html>', headers: { 'content-type': 'text/html' } }],
  ])('are not what %s is about that promises nothing', (_, answer) => {
    expect(Object.keys(remarks(answer)).filter((rule) => rule.startsWith('Format'))).toEqual([]);
  });
});

describe('a passed DryRun', () => {
  const passed = (status: number) => ({
    status,
    body: { RequestId, Code: 'DryRunOperation', Message: 'Passed.' },
  });

  it('should have status 400', () => {
    expect(remarks(passed(400), 'JSON', policy)).toMatchObject({
      'DryRun.pass.status': true,
      'Error.envelope': true,
    });
  });

  it.each([200, 403])('with status %i is a warning, and its envelope is in order', (status) => {
    expect(remarks(passed(status), 'JSON', policy)).toMatchObject({
      'DryRun.pass.status': false,
      'Error.envelope': true,
    });
  });

  it('counts as accepted for the clause about its status', () => {
    const exchange = answered(passed(400));
    const found = readEnvelope(policy, exchange, readReply(policy, exchange));
    expect(found.find(({ clause }) => clause.endsWith('pass.status'))?.side).toBe('accept');
  });
});

describe('nothing is said of', () => {
  it('a request without an answer', () => {
    const exchange = unanswered('reset');
    expect(readEnvelope(group, exchange, readReply(group, exchange))).toEqual([]);
  });

  it.each([429, 503])('an answer with %i, which asks to try again', (status) => {
    expect(remarks({ status, body: '' })).toEqual({});
  });
});

describe('remarks', () => {
  const remarksOf = (answer: SampleAnswer, format: 'JSON' | 'XML' = 'JSON', contract = group) => {
    const exchange = answered(answer, format);
    return readEnvelope(contract, exchange, readReply(contract, exchange));
  };
  const about = (rule: string, answer: SampleAnswer, format: 'JSON' | 'XML' = 'JSON', contract = group) =>
    remarksOf(answer, format, contract).find(({ clause }) => clause === `${contract.operation}.${rule}`);

  it.each([
    ['RequestId.present', success({ RequestId: undefined }), 'a non-empty RequestId', 'no RequestId'],
    ['RequestId.present', success({ RequestId: '  ' }), 'a non-empty RequestId', '"  "'],
    ['RequestId.uuid', success({ RequestId: '1' }), 'a RequestId like an upper-case UUID', '"1"'],
    ['Result.id', success(), 'a non-empty string as SecurityGroupId', '"sg-1"'],
    [
      'Result.id',
      success({ SecurityGroupId: '' }),
      'a non-empty string as SecurityGroupId',
      'no SecurityGroupId',
    ],
    [
      'Error.envelope',
      error(400, { Message: ' ' }),
      'a 4xx status with Code and Message',
      'HTTP 400, Code InvalidParameter, no Message',
    ],
    [
      'Error.envelope',
      error(400, { Code: undefined }),
      'a 4xx status with Code and Message',
      'HTTP 400, no Code, a Message',
    ],
    [
      'Format.json',
      { ...success(), headers: { 'content-type': '' } },
      'JSON, and a content type that says so',
      'JSON, content type absent',
    ],
    [
      'Format.json',
      { body: xml('Some'), headers: json },
      'JSON, and a content type that says so',
      'XML with root <Some>, content type application/json',
    ],
  ])('about %s of %j: what was expected and what came', (rule, answer, expected, actual) => {
    expect(about(rule, answer)).toMatchObject({ expected, actual });
  });

  it('about an answer without a content type say so', () => {
    const exchange = answered({ body: '12' });
    const bare = { ...exchange, response: { status: 200, headers: {}, body: '12' } };
    const [format] = readEnvelope(group, bare, readReply(group, bare));
    expect(format?.actual).toBe('JSON, content type absent');
  });

  it('about XML that cannot be read say why', () => {
    expect(about('Format.xml', { body: '<Error><Code>a & b</Code>' }, 'XML')?.actual).toMatch(
      /^XML \(not well-formed XML: .+\), content type text\/xml$/,
    );
  });

  it('about XML name the root that was expected', () => {
    expect(about('Format.xml', { body: xml('Some') }, 'XML')).toMatchObject({
      expected: 'XML with root <CreateSecurityGroupResponse>, and a content type that says so',
      actual: 'XML with root <Some>, content type text/xml',
    });
  });

  it('about the status of a passed check name both', () => {
    const answer = error(403, { Code: 'DryRunOperation' });
    expect(about('DryRun.pass.status', answer, 'JSON', policy)).toMatchObject({
      expected: 'HTTP 400',
      actual: 'HTTP 403',
    });
  });

  it.each([
    ['accept', success()],
    ['refuse', error(400)],
  ] as const)('are on the side %s for %j', (side, answer) => {
    expect(remarksOf(answer).map((it) => it.side)).toEqual(remarksOf(answer).map(() => side));
  });

  it.each([
    ['an error without a check', error(400), ['Format.json', 'Error.envelope', 'RequestId.present']],
    [
      'a crash that speaks of a check',
      error(500, { Code: 'DryRunOperation' }),
      ['Format.json', 'Error.envelope', 'RequestId.present'],
    ],
    ['a success that cannot be read', { body: '{' }, ['Format.json']],
    ['an error that cannot be read', { status: 400, body: '{' }, ['Format.json']],
    [
      'JSON that promises nothing and is not closed',
      { status: 400, body: '{', headers: { 'content-type': '' } },
      ['Format.json'],
    ],
    [
      'JSON that promises nothing',
      { ...error(400), headers: { 'content-type': '' } },
      ['Format.json', 'Error.envelope', 'RequestId.present'],
    ],
  ])('of %s are those and no others', (_, answer, rules) => {
    const found = remarksOf(answer, 'JSON', policy).map(({ clause }) => clause.replace(/^\w+\./, ''));
    expect(found.filter((rule) => rule !== 'RequestId.uuid')).toEqual(rules);
  });

  it.each(['12', '"text"', '[]'])('take %s for JSON that is no object', (body) => {
    expect(about('Format.json', { body, headers: json })).toMatchObject({ kept: false });
  });

  it('are none about the format where neither JSON nor XML was asked for', () => {
    const exchange = answered(success());
    const odd = { ...exchange, request: { ...exchange.request, path: '/?Format=YAML' } };
    const rules = readEnvelope(group, odd, readReply(group, odd)).map(({ clause }) => clause);
    expect(rules.filter((rule) => rule.includes('Format'))).toEqual([]);
    expect(rules.length).toBeGreaterThan(0);
  });

  it('are none about a broken connection', () => {
    const exchange = unanswered('protocol');
    expect(readEnvelope(group, exchange, readReply(group, exchange))).toEqual([]);
  });
});
