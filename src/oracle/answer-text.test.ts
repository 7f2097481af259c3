import { expect, it } from 'vitest';
import { answerText } from './answer-text.ts';

const text = (status: number, headers: Readonly<Record<string, string>>, code = '') =>
  answerText({ status, headers, body: '' }, code);

it.each([
  ['a Code before all else', text(404, { 'content-type': 'text/html' }, 'NotFound'), '404 NotFound'],
  [
    'where it leads to, without what was asked',
    text(307, { location: '/login?Signature=x' }),
    '307 to /login',
  ],
  ['only a redirect’s target', text(200, { location: '/new' }), '200'],
  ['what kind of document it is', text(405, { 'content-type': 'text/html;charset=x' }), '405 (text/html)'],
  ['nothing of JSON', text(405, { 'content-type': 'application/json' }), '405'],
  ['nothing of XML of some kind', text(405, { 'content-type': 'application/soap+xml' }), '405'],
  ['nothing more than there is', text(405, {}), '405'],
])('says %s', (_, received, expected) => {
  expect(received).toBe(expected);
});

it('is one short line, whatever the target sends', () => {
  const received = text(302, { location: `https://host/\u0000\u202e${'a'.repeat(10_000)}` });
  expect(received).toMatch(/^302 to https:\/\/host\/\?\?a+…$/);
  expect(received.length).toBeLessThan(140);
});
