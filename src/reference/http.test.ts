import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reference } from './reference-options.ts';
import { startReference } from './start-reference.ts';
import { ask, group, policy, tell } from './testing/ask.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await startReference({ quota: 1000 });
});
afterAll(() => reference.close());

const parser = new XMLParser({ parseTagValue: false, processEntities: true });

describe('the format', () => {
  it.each([
    ['JSON', 'application/json'],
    ['json', 'application/json'],
    ['XML', 'text/xml'],
    ['xMl', 'text/xml'],
  ])('is %s when asked for', async (Format, type) => {
    const told = await ask(reference, policy({ Format }));
    expect(told.type).toContain(type);
    const fields = type === 'text/xml' ? parser.parse(told.text).CreateSecurityPolicyResponse : told.fields;
    expect(Object.keys(fields)).toEqual(['RequestId', 'SecurityPolicyId']);
  });

  it('is XML by default, errors too', async () => {
    const response = await fetch(`${reference.url}/?Action=CreateSecurityGroup`);
    expect(response.headers.get('content-type')).toContain('text/xml');
    const { Error: fields } = parser.parse(await response.text());
    expect(Object.keys(fields)).toEqual(['RequestId', 'HostId', 'Code', 'Message']);
    expect(fields.RequestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  });

  it.each([
    [{ accept: 'application/json' }, 'application/json'],
    [{ accept: '*/*' }, 'application/json'],
    [{ accept: 'application/xml' }, 'text/xml'],
  ])('of a request with its action in a header goes by %o', async (headers, type) => {
    const names = { 'x-acs-action': 'DescribeRegions', 'x-acs-version': '2014-05-26' };
    expect((await tell(await fetch(reference.url, { headers: { ...names, ...headers } }))).type).toContain(
      type,
    );
  });

  it('that is neither is refused', async () => {
    expect(await ask(reference, policy({ Format: 'YAML' }))).toMatchObject({ status: 400 });
  });

  it('XML carries every text that is accepted', async () => {
    const value = ' <a b="c">&amp;\'\r\n\t]]>😀 ';
    const id = (await ask(reference, group({ Description: value, 'Tag.1.Key': value }))).fields
      .SecurityGroupId;
    const SecurityGroupIds = JSON.stringify([id]);
    const shown = { Action: 'DescribeSecurityGroups', RegionId: 'cn-hangzhou', SecurityGroupIds };
    const { text } = await ask(reference, { ...shown, Format: 'XML' });
    const exact = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true });
    const found = exact.parse(text).DescribeSecurityGroupsResponse.SecurityGroups.SecurityGroup;
    expect([found.Description, found.Tags.Tag.TagKey]).toEqual([value, value]);
  });
});

describe('parameters', () => {
  it('may stand in the query, in a form body, or in both', async () => {
    const all = Object.entries({ ...group({ 'Tag.1.Key': 'k v+&=%', Description: '描述' }), Format: 'JSON' });
    for (let split = 0; split <= all.length; split++) {
      const query = new URLSearchParams(all.slice(0, split));
      const body = new URLSearchParams(all.slice(split));
      const told = await tell(await fetch(`${reference.url}/?${query}`, { method: 'POST', body }));
      expect(told.status).toBe(200);
    }
    const [first, ...rest] = reference.resources().securityGroups.slice(-all.length);
    for (const one of rest)
      expect({ ...one, id: '', order: 0, createdAt: 0 }).toEqual({
        ...first,
        id: '',
        order: 0,
        createdAt: 0,
      });
  });

  it.each([
    ['no action', {}, 400],
    ['an unknown action', { Action: 'toString' }, 404],
    ['an unknown version', { Action: 'DescribeRegions', Version: '2020-06-16' }, 400],
  ])('with %s are refused', async (_what, parameters, status) => {
    expect(await ask(reference, parameters)).toMatchObject({ status, fields: { Code: expect.any(String) } });
  });
});

describe('odd requests are accepted or refused, with an envelope', () => {
  const odd = [
    '%',
    '%4',
    '%zz',
    '%00',
    '%F0%9F%98%80',
    '%E2%80%8F',
    '%ff%fe',
    '%C0%80',
    '%ED%A0%80',
    '\u{1}',
    '&&=&',
    '%0D%0A',
    '+',
    '%1B',
  ];
  const names = [
    'SecurityGroupName',
    'Description',
    'Tag.1.Key',
    'Tag.1.Value',
    'ClientToken',
    'VpcId',
    'RegionId',
    'Action',
    'Format',
    'Tag.1e9.Key',
    '__proto__',
    'Tag.99999999999999999999.Key',
  ];
  it.each(odd)('with %j in any parameter', async (value) => {
    for (const name of names) {
      for (const place of ['query', 'body'] as const) {
        const text = `${name}=${value}&${name}=b&Format=JSON&Action=CreateSecurityGroup&RegionId=cn-hangzhou`;
        const response =
          place === 'query'
            ? await fetch(`${reference.url}/?${text}`)
            : await fetch(reference.url, { method: 'POST', body: text });
        expect(response.status).toBeLessThan(500);
        expect(await response.text()).toContain('RequestId');
      }
    }
  });

  it('of ten thousand characters', async () => {
    const told = await ask(reference, group({ Description: '描'.repeat(10_000) }), 'POST');
    expect(told).toMatchObject({ status: 400 });
  });

  it('of more than a mebibyte', async () => {
    const told = await ask(reference, group({ Description: 'a'.repeat(1024 * 1024) }), 'POST');
    expect(told).toMatchObject({ status: 413, type: expect.stringContaining('text/xml') });
  });

  it('by another method', async () => {
    const told = await tell(await fetch(`${reference.url}/?Format=JSON`, { method: 'PUT' }));
    expect(told).toMatchObject({ status: 405, fields: { Code: 'UnsupportedHTTPMethod' } });
  });

  it.each([
    ['GET / HTTP/9.9\r\n\r\n', 'HTTP/1.1 400'],
    [`GET /?a=${'a'.repeat(70_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 'HTTP/1.1 431'],
  ])('that HTTP cannot read', async (bytes, status) => {
    const socket = connect(Number(new URL(reference.url).port), '127.0.0.1');
    socket.write(bytes);
    const answer = await readText(socket);
    expect(answer.startsWith(status)).toBe(true);
    expect(answer).toContain('<Code>');
  });
});
