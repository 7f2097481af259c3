import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodyOf, serveHttp } from '../client/local-server.test.kit.ts';
import { percentEncode } from '../client/percent-encode.ts';
import { clausewise, clausewiseRun, emptyDirectory } from './command.test.kit.ts';

const asJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const asHtml = (text: string): string => text.replace(/[^A-Za-z0-9]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Ways in which somebody may write down what he was sent. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  percentEncode,
  (text) => percentEncode(percentEncode(text)),
  (text) => asJson(text).replaceAll('/', '\\/'),
  asHtml,
  (text) => Buffer.from(`a ${text} b`).toString('base64'),
  (text) => percentEncode(Buffer.from(text).toString('base64')),
  (text) => Buffer.from(`ab${text}`).toString('base64url'),
];

/** Tells back all that it was sent and all that it knows, in answers of every kind. */
function indiscreet(secrets: readonly string[]) {
  let count = 0;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    count += 1;
    const sent = `${request.url} ${JSON.stringify(request.headers)} ${await bodyOf(request)}`;
    const told = encodings.map((write) => [...secrets, sent].map(write).join(' '));
    const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    for (const [index, secret] of secrets.entries()) {
      response.setHeader(`x-first-${index}`, secret.slice(0, 7));
      response.setHeader(`x-second-${index}`, secret.slice(7));
      response.appendHeader('set-cookie', secret.slice(0, 9)).appendHeader('set-cookie', secret.slice(9));
    }
    const refusal = { RequestId: id, Code: `Told.${secrets[0]}`, Message: told.join('\n') };
    const success = {
      RequestId: `${id} ${secrets[1]}`,
      SecurityGroupId: `sg-${count}`,
      SecurityPolicyId: `spy-${count}`,
      Told: told,
    };
    const fields = count % 3 === 0 ? success : refusal;
    if (count % 7 === 0)
      return void response.writeHead(500, { 'content-type': 'text/html' }).end(`<html>${told}</html>`);
    if (count % 11 === 0)
      return void response.writeHead(302, { location: `http://127.0.0.1:1/?${told[1]}` }).end();
    if (count % 13 === 0) return void response.writeHead(200).end(`{"Told":"${told.map(asJson)}`);
    response
      .writeHead(fields === success ? 200 : 400, { 'content-type': 'application/json' })
      .end(JSON.stringify(fields));
  };
}

const secretText = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=&"<%'),
  minLength: 16,
  maxLength: 40,
});

it('a run on a target that tells back whatever it is sent writes down no secret in any way', async () => {
  await fc.assert(
    fc.asyncProperty(secretText, secretText, secretText, async (id, secret, token) => {
      const secrets = [id, secret, token];
      const { origin } = await serveHttp(indiscreet(secrets));
      const directory = emptyDirectory();
      const { code, stdout, stderr } = await clausewiseRun(
        ['--target', origin, '--profile', 'quick', '--seed', '1', '--budget', '60'],
        {
          directory,
          environment: {
            ALIBABA_CLOUD_ACCESS_KEY_ID: id,
            ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
            ALIBABA_CLOUD_SECURITY_TOKEN: token,
          },
        },
      );
      expect([1, 3]).toContain(code);
      const files = filesIn(directory);
      expect(files.length).toBeGreaterThan(5);
      expectNoTrace(secrets, [stdout, stderr, ...files]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 300_000);

it('what comes after such a run, and whatever fails, shows none either', async () => {
  await fc.assert(
    fc.asyncProperty(secretText, secretText, secretText, async (id, secret, token) => {
      const secrets = [id, secret, token];
      const { origin } = await serveHttp(indiscreet(secrets));
      const { origin: silent } = await serveHttp((request) => void request.socket.destroy());
      const directory = emptyDirectory();
      const environment = {
        ALIBABA_CLOUD_ACCESS_KEY_ID: id,
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
        ALIBABA_CLOUD_SECURITY_TOKEN: token,
      };
      const few = ['--profile', 'quick', '--seed', '1', '--budget', '40', '--compress', '--quiet'];
      const lines = [
        ['run', '--target', origin, ...few, '--shard', '1/2', '--out', 'one'],
        ['run', '--target', origin, ...few, '--shard', '2/2', '--out', 'two'],
        ['run', '--target', origin, ...few, '--out', 'reports', '--write-exceptions', 'known.yaml'],
        ['run', '--resume', 'reports', '--quiet', '--budget', '20'],
        ['merge', 'one', 'two', '--out', 'all'],
        ['verify', 'one'],
        ['replay', 'reports', '--target', origin],
        ['compare', 'one', 'all'],
        ['matrix', 'one', 'all', '--out', 'matrix.html'],
        ['certify', 'one', '--name', 'Acme'],
        ['export', 'har', 'one'],
        ['sweep', '--out', 'reports'],
        ['run', '--target', silent, ...few, '--out', 'silent'],
        ['run', '--target', origin.replace('http:', 'https:'), ...few, '--out', 'insecure'],
        ['run', '--target', 'http://127.0.0.1:9', ...few, '--out', 'nobody'],
        ['run', '--target', origin, `--secret=${secret}`],
        ['run', '--target', origin, '--out', 'known.yaml/reports'],
      ];
      const told: string[] = [];
      for (const words of lines) {
        const { stdout, stderr } = await clausewise(words, { directory, environment });
        expect(`${stdout}${stderr}`, words.join(' ')).not.toContain('fault of clausewise');
        told.push(stdout, stderr);
      }
      const half = { ...environment, ALIBABA_CLOUD_ACCESS_KEY_SECRET: '' };
      const refused = await clausewise(['run', '--target', origin], { directory, environment: half });
      expect(refused.code).toBe(2);
      expectNoTrace(secrets, [...told, refused.stdout, refused.stderr, ...filesIn(directory)]);
    }),
    { numRuns: 1 },
  );
}, 300_000);

/** All that was written to `directory`, decompressed where it was compressed. */
function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((name) => statSync(name).isFile())
    .map((name) => (name.endsWith('.gz') ? gunzipSync(readFileSync(name)) : readFileSync(name)).toString());
}

function expectNoTrace(secrets: readonly string[], texts: readonly string[]): void {
  const written = texts.map(
    (it) =>
      // What reports break over lines, and what they escape, is put together again.
      `${it}\n${it.replace(/\s+/g, '')}\n${it.replaceAll('\\"', '"').replaceAll('\\\\', '\\')}`,
  );
  for (const text of secrets.flatMap((it) => traces(it)))
    for (const it of written) expect(it.includes(text), text).toBe(false);
}

/** What gives a secret away: itself in any encoding, what base64 has of it, and each half of it in a header of its own. */
function traces(secret: string): readonly string[] {
  const inBase64 = ['', 'a', 'ab'].map((before) =>
    Buffer.from(before + secret)
      .toString('base64')
      .slice(4, -4),
  );
  return [
    ...[(text: string) => text, percentEncode, asJson, asHtml].map((write) => write(secret)),
    ...inBase64,
    secret.slice(7),
    secret.slice(9),
  ].filter((it) => it.length >= 6);
}
