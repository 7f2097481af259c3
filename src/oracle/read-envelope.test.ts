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
  ])('that is %s says nothing of envelopes', (_, answer) => {
    expect(remarks(answer)).not.toHaveProperty(['Error.envelope']);
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
