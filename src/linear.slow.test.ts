import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { specimen } from '../specs/specimen.test.kit.ts';
import { condense } from './client/condense.ts';
import { curlLine } from './client/curl.ts';
import { decode } from './client/decode.ts';
import { secretFinder } from './client/find-secrets.ts';
import { percentDecode } from './client/percent-decode.ts';
import { percentEncode } from './client/percent-encode.ts';
import { readRequest } from './client/read-request.ts';
import { redactHeaders, redactorOf } from './client/redact.ts';
import { createJudge } from './oracle/judge-run.ts';
import type { RecordedExchange } from './oracle/recorded-exchange.ts';
import { allureResult } from './report/allure-result.ts';
import { reportedClauses } from './report/finished-run.ts';
import { renderHtml } from './report/render-html.tsx';
import { renderJunit } from './report/render-junit.ts';
import { renderSummary } from './report/render-summary.ts';
import {
  sampleClause,
  sampleCounterexample,
  sampleEvents,
  sampleExchange,
  sampleResult,
  sampleSummary,
  tell,
} from './report/sample-run.test.kit.ts';
import { answerCode } from './report/words.ts';
import type { Summary } from './results/summary.ts';
import { writeRecords } from './results/write-records.ts';
import { soughtSecrets, type TextOf, worstAnswers, worstTexts } from './worst-texts.test.kit.ts';

const directory = mkdtempSync(join(tmpdir(), 'linear-'));
afterAll(() => rmSync(directory, { recursive: true }));

const find = secretFinder(soughtSecrets);
const redact = redactorOf(find);

const request = (text: string) => ({
  method: 'POST',
  path: `/?${text.slice(0, text.length / 2)}`,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: text.slice(text.length / 2),
});

/** What a judge sees of a create that was answered with `body`. */
function judged(body: string, status: number): void {
  const contract = specimen.policy;
  const judge = createJudge([contract], {});
  const facts = { region: 'cn-hangzhou', regions: [], fixtures: {}, assumptions: [] };
  judge.claim({ kind: 'target', operation: contract.operation, facts, baseline: {} }, noLookup);
  const { operation } = contract;
  const sent = sampleExchange({ operation, action: operation, clause: null });
  const exchange: RecordedExchange = {
    ...sent,
    request: { ...sent.request, path: `/?Action=${operation}` },
    response: { status, headers: { 'content-type': 'application/json' }, body },
  };
  judge.see(exchange);
  judge.results({ stopped: null, strict: false });
}

const noLookup = {
  create: () => {
    throw new Error('nothing is looked up');
  },
  exchange: () => {
    throw new Error('nothing is looked up');
  },
};

/** A run in which whatever a target can say is `text`. */
function summaryOf(text: string): Summary {
  const counterexample = sampleCounterexample({
    parameters: { [text]: 'a', a: text },
    differsFromValidIn: [text],
    response: { status: 200, body: text },
    curl: text,
  });
  return sampleSummary([
    sampleResult('A.b.length', { outcome: 'violates', counterexample }),
    sampleResult('A.b.first', { outcome: 'inconclusive', reason: text }),
    sampleResult('A.b.open', { outcome: 'observed', observation: text }),
  ]);
}

const clauses = ['A.b.length', 'A.b.first', 'A.b.open'].map((id) => sampleClause(id));

const noDurations = { see: () => {}, share: () => 1, of: () => undefined };

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'reading an answer': (text) => decode({ status: 200, headers: {}, body: text }),
  'judging an answer': (text) => judged(text, 400),
  'judging the fields of a refusal': (text) =>
    judged(JSON.stringify({ Code: text, Message: text, RequestId: text }), 400),
  'judging the fields of a success': (text) =>
    judged(JSON.stringify({ SecurityPolicyId: text, RequestId: text }), 200),
};

const others: Readonly<Record<string, (text: string) => unknown>> = {
  'finding secrets': redact,
  'finding secrets in headers': (text) => redactHeaders({ a: text, b: text.replaceAll('&', ', ') }, find),
  'condensing an answer': (text) => condense({ status: 200, headers: {}, body: text }, ['a', 'Code'], false),
  'percent-encoding': percentEncode,
  'percent-decoding': percentDecode,
  'reading a request': (text) => readRequest(request(text)),
  'writing a curl line': (text) => curlLine(request(text), 'http://127.0.0.1'),
  'finding the code in an answer': answerCode,
  'writing the summary': (text) => renderSummary(summaryOf(text), clauses, { color: true, columns: 80 }),
  'writing HTML': (text) => {
    const summary = summaryOf(text);
    return renderHtml({ summary, clauses: reportedClauses(summary, clauses) });
  },
  'writing JUnit': (text) => {
    const summary = summaryOf(text);
    return renderJunit({ summary, clauses: reportedClauses(summary, clauses) }, noDurations, {});
  },
  'writing Allure': (text) =>
    reportedClauses(summaryOf(text), clauses).map((it) =>
      allureResult({
        ...it,
        links: [],
        product: 'ecs',
        edition: '',
        examples: {
          accepted: sampleExchange({ response: { status: 200, headers: { a: text }, body: text } }),
        },
        duration: { start: 0, stop: 0, spentMs: 0 },
      }),
    ),
  'writing records': (text) =>
    tell(
      [writeRecords(join(directory, 'results.ndjson'))],
      sampleEvents(summaryOf(text), clauses, [
        sampleExchange({ response: { status: 200, headers: {}, body: text } }),
      ]),
    ),
};

const long = 256 * 1024;
const short = long / 8;
/** Between 8, in which the lengths differ, and 64, their square. */
const mostGrowth = 32;
/** What is over sooner than this is too short to be told from chance. */
const leastMs = 4;

/** Milliseconds of processor time of the shortest of some runs: other work, and pauses to collect garbage, only add to it. */
async function spentOn(
  tool: (text: string) => unknown,
  text: string,
  isEnough: (spent: number) => boolean,
): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 3 && !isEnough(least); count++) {
    const before = process.cpuUsage();
    await tool(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** The texts on which `tool` takes longer than in proportion to their length. */
async function tooLong(
  tool: (text: string) => unknown,
  texts: Readonly<Record<string, TextOf>>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, textOf] of Object.entries(texts)) {
    await tool(textOf(1024));
    const little = Math.max(leastMs, await spentOn(tool, textOf(short), (spent) => spent < leastMs));
    const most = mostGrowth * little;
    const much = await spentOn(tool, textOf(long), (spent) => spent < most);
    if (much >= most) found.push(`${name}: ${little} ms, ${much} ms`);
  }
  return found;
}

describe('takes time no more than in proportion to the length of any text:', () => {
  it.each(Object.entries(readers))('%s', async (_, tool) => {
    expect(await tooLong(tool, { ...worstTexts, ...worstAnswers })).toEqual([]);
  });

  it.each(Object.entries(others))('%s', async (_, tool) => {
    expect(await tooLong(tool, worstTexts)).toEqual([]);
  });
}, 600_000);
