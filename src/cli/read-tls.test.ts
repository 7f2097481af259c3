import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { authority, clientPair, serverPair } from '../client/certificates.test.kit.ts';
import { emptyDirectory } from './command.test.kit.ts';
import { readTls } from './read-tls.ts';

/** The path of a file with `content`. */
function file(content: string): string {
  const path = join(emptyDirectory(), 'file.pem');
  writeFileSync(path, content);
  return path;
}

const target = ['ecs=https://host', 'http://host'];

it('reads certificate, key and authorities', async () => {
  const given = { target, cert: file(clientPair.cert), key: file(clientPair.key), ca: file(authority) };
  expect(await readTls(given)).toEqual({ ...clientPair, ca: authority, insecure: false });
  expect(await readTls({ target, insecure: true })).toEqual({ insecure: true });
  expect(await readTls({ target })).toBeUndefined();
});

it.each([
  ['a certificate without its key', () => ({ cert: file(clientPair.cert) }), /^--cert needs --key\.$/],
  ['a key without its certificate', () => ({ key: file(clientPair.key) }), /^--key needs --cert\.$/],
  ['authorities of no use', () => ({ ca: file(authority), insecure: true }), /contradict each other/],
  [
    'no target that is secure',
    () => ({ target: ['http://host'], insecure: true }),
    /^--insecure is of no use/,
  ],
  ['no target at all', () => ({ target: [], ca: file(authority) }), /^--ca is of no use/],
  ['a file that is not there', () => ({ ca: '/none/at/all.pem' }), /all\.pem" cannot be read: ENOENT/],
  ['authorities that are none', () => ({ ca: file('hello') }), /no certificate in it/],
  [
    'authorities that cannot be read',
    () => ({ ca: file('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----') }),
    /cannot be used: /,
  ],
  [
    'a key of another certificate',
    () => ({ cert: file(clientPair.cert), key: file(serverPair.key) }),
    /cannot be used together: /,
  ],
  [
    'a certificate that is none',
    () => ({ cert: file('a'), key: file(clientPair.key) }),
    /cannot be used together: /,
  ],
])('refuses %s', async (_, settings, sentence) => {
  await expect(readTls({ target, ...settings() })).rejects.toThrow(sentence);
});
