import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from '../src/client/decode.ts';
import type { Exchange } from '../src/client/exchange.ts';
import { secretFinder } from '../src/client/find-secrets.ts';
import { redactHeaders, redactorOf, redactRequest } from '../src/client/redact.ts';
import { dummyCredentials } from '../src/client/resolve-credentials.ts';
import type { Claim } from '../src/oracle/claims/claim.ts';
import { createJudge } from '../src/oracle/judge-run.ts';
import type { Observation } from '../src/oracle/observation.ts';
import type { RecordedExchange } from '../src/oracle/recorded-exchange.ts';
import type { RunEvent } from '../src/results/event.ts';
import { writeRecords } from '../src/results/write-records.ts';
import { usualRoom } from './load/endpoint-kind.ts';
import { judged } from './load/judged.ts';
import { microsecondsOf } from './load/measure-cpu.ts';
import { plan } from './load/plan.ts';
import { raw, signed } from './load/raw.ts';
import { startEndpoint } from './load/start-endpoint.ts';
import { standardRun, usualInFlight } from './load/workloads.ts';

/** CPU time of each stage of a request of a standard run: the run as a whole first, then each stage alone with its requests. */
const { contracts } = await standardRun();
const endpoint = await startEndpoint('reference', usualRoom);
const { url } = endpoint;
const target = Object.fromEntries(contracts.map(({ product }) => [product, url]));
const load = { url, contracts, inFlight: usualInFlight, budget: null };

await judged(load);
await endpoint.renew(0);
const events: RunEvent[] = [];
const run = await judged({ ...load, listener: { on: (event) => void events.push(event) } });
const { calls } = run;
const count = calls.length;
const whole = (run.cpuSeconds * 1e6) / count;

const exchanges = events.flatMap((event) => (event.type === 'exchange' ? [event.exchange] : []));
/** As they came: what was read of an answer is remembered by its object. */
const asReceived = (): readonly RecordedExchange[] => exchanges.map((it) => structuredClone(it));

function judgeAll(received: readonly RecordedExchange[]): void {
  const judge = createJudge(contracts, target);
  const creates = new Map<number, Observation>();
  const seen = new Map<number, RecordedExchange>();
  const lookup = {
    create: (ordinal: number) => found(creates.get(ordinal)),
    exchange: (ordinal: number) => found(seen.get(ordinal)),
  };
  let next = 0;
  for (const event of events) {
    if (event.type === 'claim') judge.claim(event.claim satisfies Claim, lookup);
    if (event.type !== 'exchange') continue;
    const exchange = found(received[next++]);
    seen.set(exchange.ordinal, exchange);
    const observed = judge.see(exchange);
    if (observed !== null) creates.set(exchange.ordinal, observed.observation);
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('What a claim cites is not there.');
  return value;
}

const find = secretFinder(Object.values(dummyCredentials));
const redactAll = (list: readonly Exchange[]): void => {
  for (const { request, response } of list) {
    redactRequest({ ...request, signature: null }, find);
    if (response === undefined) continue;
    redactHeaders(response.headers, find);
    redactorOf(find)(response.body);
  }
};

async function record(): Promise<void> {
  const path = join(tmpdir(), `clausewise-bench-${process.pid}.ndjson`);
  const recorder = writeRecords(path);
  for (const event of events) recorder.on(event);
  await recorder.close?.();
  rmSync(path);
}

const { host } = new URL(url);
const requests = calls.map((call) => signed(call, host));
let sent = 0;
const unsigned = calls.map((call) => ({ ...call, signature: 'none' as const }));
const toDecode = asReceived();
const toJudge = asReceived();
await endpoint.renew(0);
const encode = await microsecondsOf(count, () => unsigned.map((call) => signed(call, host)));
const encodeAndSign = await microsecondsOf(count, () => calls.map((call) => signed(call, host)));
const decoding = await microsecondsOf(count, () => {
  for (const { response } of toDecode) if (response !== undefined) decode(response);
});
const stages = [
  ['plan', await microsecondsOf(count, () => contracts.map(plan))],
  ['encode', encode],
  ['sign', encodeAndSign - encode],
  ['send', await microsecondsOf(count, () => raw(url, calls, usualInFlight, () => found(requests[sent++])))],
  ['redact', await microsecondsOf(count, () => redactAll(exchanges))],
  ['decode', decoding],
  ['judge', (await microsecondsOf(count, () => judgeAll(toJudge))) - decoding],
  ['record', await microsecondsOf(count, record)],
] as const;
endpoint.close();

const line = (name: string, microseconds: number) =>
  `${name.padEnd(12)}${microseconds.toFixed(1).padStart(9)} µs${((100 * microseconds) / whole).toFixed(1).padStart(8)} %\n`;
process.stdout.write(
  `CPU time of a request, of ${count} of a standard run with ${usualInFlight} in flight.\n`,
);
for (const [name, microseconds] of stages) process.stdout.write(line(name, microseconds));
process.stdout.write(
  line('all else', whole - stages.reduce((sum, [, microseconds]) => sum + microseconds, 0)),
);
process.stdout.write(line('whole', whole));
