import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPairs, deliveries, plainCall, plainStamp } from './calls.test.kit.ts';
import { curlLine } from './curl.ts';
import { encode } from './encode.ts';
import type { Call } from './exchange.ts';
import { decodePairs } from './pairs.ts';
import { readRequest } from './read-request.ts';
import { redactRequest } from './redact.ts';

const origin = 'http://127.0.0.1:8080';
const common = 'Action=CreateSecurityGroup&Version=2014-05-26&Format=JSON';

function lineOf(changes: Partial<Call>): string {
  const request = redactRequest(encode({ ...plainCall, ...changes }, plainStamp), () => []);
  return curlLine(request, origin);
}

/** The arguments that a shell hands to curl. */
function argumentsOf(line: string): readonly string[] {
  const sequence = `curl() { for argument; do printf '%s\\0' "$argument"; done; }\n${line}`;
  return execFileSync('sh', ['-c', sequence], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('curlLine', () => {
  it.each(['v1', 'v3', 'none'] as const)('sends the unsigned form of a request signed %s', (signature) => {
    expect(lineOf({ signature, transport: { method: 'GET', place: 'query', format: 'JSON' } })).toBe(
      `curl -sSg -X GET '${origin}/?${common}&RegionId=cn-hangzhou'`,
    );
    expect(lineOf({ signature })).toBe(
      `curl -sSg -X POST '${origin}/?${common}&RegionId=cn-hangzhou' --data-raw ''`,
    );
    expect(lineOf({ signature, transport: { method: 'POST', place: 'body', format: 'JSON' } })).toBe(
      `curl -sSg -X POST '${origin}/?${common}' --data-raw 'RegionId=cn-hangzhou'`,
    );
  });

  it('keeps the encoding of raw input, but for what does not fit in a line of ASCII', () => {
    const raw = `a=100%&b='$(id)\`"!\\&c=[1-2]{x}\0\r\n中`;
    const line = lineOf({ raw, transport: { method: 'POST', place: 'body', format: 'JSON' } });
    expect(line).toMatch(/^[ -~]+$/);
    expect(argumentsOf(line).at(-1)).toBe(
      `RegionId=cn-hangzhou&a=100%&b='$(id)\`"!\\&c=[1-2]{x}%00%0D%0A%E4%B8%AD`,
    );
  });

  it('names no action when the request names none', () => {
    expect(lineOf({ omit: ['Action'] })).not.toContain('Action');
  });

  it('hands a shell the parameters of any request', () => {
    fc.assert(
      fc.property(anyPairs, fc.constantFrom(...deliveries), (parameters, transport) => {
        const [, , , url = '', , body = ''] = argumentsOf(lineOf({ parameters, transport }));
        const sent = { method: 'POST', path: url.slice(origin.length), headers: {}, body: '' };
        expect([...readRequest(sent), ...decodePairs(body)]).toEqual(parameters);
      }),
      { numRuns: 50 },
    );
  });
});
