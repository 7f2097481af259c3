import { readFileSync, writeFileSync } from 'node:fs';
import { request as forward } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expiredPair, otherHostPair, serverPair } from '../client/certificates.test.kit.ts';
import { listen } from '../client/local-server.test.kit.ts';
import { clausewiseRun, emptyDirectory, startTarget } from './command.test.kit.ts';

/** A right target behind a certificate; `asked` counts the requests that got through. */
async function startSecure(pair: { readonly cert: string; readonly key: string }) {
  const target = new URL(await startTarget());
  const asked: string[] = [];
  const server = createServer(pair, (request, response) => {
    asked.push(request.url ?? '');
    const { method, headers, url } = request;
    const onward = forward(
      { host: target.hostname, port: target.port, path: url, method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  onTestFinished(() => server.closeAllConnections());
  const { origin } = await listen(server);
  return { origin: origin.replace('http:', 'https:'), asked };
}

const few = ['--profile', 'quick', '--operation', 'CreateSecurityPolicy', '--seed', '1'];

/** Certificates that prove nothing, each with the authority that signed it, as it is trusted. */
const certificates = {
  'that nobody known has signed': { pair: serverPair, ca: null },
  'that has expired': { pair: expiredPair, ca: expiredPair.cert },
  'of another host': { pair: otherHostPair, ca: otherHostPair.cert },
};

describe('a target with a certificate', () => {
  it.each(Object.entries(certificates))('%s is sent nothing, and said to be so', async (_, { pair, ca }) => {
    const directory = emptyDirectory();
    const { origin, asked } = await startSecure(pair);
    if (ca !== null) writeFileSync(join(directory, 'ca.pem'), ca);
    const trusted = ca === null ? [] : ['--ca', 'ca.pem'];
    const ended = await clausewiseRun(['--target', origin, ...trusted, ...few], { directory });
    expect(ended.code).toBe(3);
    expect(ended.stdout.replaceAll(/\s+/g, ' ')).toMatch(/secure connection|certificate/i);
    expect(asked).toEqual([]);
    const outcomes = new Set(ended.summary?.clauses.map(({ outcome }) => outcome));
    expect([...outcomes].filter((it) => ['conforms', 'violates', 'warns'].includes(it))).toEqual([]);
  });

  it.each(Object.entries(certificates))(
    '%s is judged with --insecure, which every result says',
    async (_, { pair }) => {
      const directory = emptyDirectory();
      const { origin, asked } = await startSecure(pair);
      const { code, stdout, summary } = await clausewiseRun(['--target', origin, '--insecure', ...few], {
        directory,
      });
      expect(code).toBe(0);
      expect(asked.length).toBeGreaterThan(50);
      expect(summary?.target.insecure).toBe(true);
      const remark = 'certificates not checked';
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(remark);
      const reports = join(directory, 'reports');
      for (const name of ['report.html', 'junit.xml', 'summary.md', 'allure-results/environment.properties'])
        expect(readFileSync(join(reports, name), 'utf8'), name).toContain(remark);
      for (const name of ['summary.json', 'results.ndjson'])
        expect(readFileSync(join(reports, name), 'utf8'), name).toMatch(/"insecure": ?true/);
    },
  );
});
