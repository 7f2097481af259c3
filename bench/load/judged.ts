import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '../../src/client/create-client.ts';
import type { Call } from '../../src/client/exchange.ts';
import { dummyCredentials } from '../../src/client/resolve-credentials.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { noLedger } from '../../src/engine/resources/ledger.ts';
import { run } from '../../src/engine/run.ts';
import type { RunOptions } from '../../src/engine/run-options.ts';
import type { Listener } from '../../src/results/event.ts';
import type { Summary } from '../../src/results/summary.ts';
import { writeRecords } from '../../src/results/write-records.ts';

/** What a run is held against, and how much of it. */
export interface Load {
  readonly url: string;
  readonly contracts: readonly Contract[];
  readonly inFlight: number;
  readonly budget: number | null;
  readonly changes?: Partial<RunOptions>;
  /** Hears of everything, beside what writes the record. */
  readonly listener?: Listener;
}

/** A judged run, as `clausewise run` makes it, with its record but without other reports. */
export interface Judged {
  readonly summary: Summary;
  readonly seconds: number;
  /** Of this process. */
  readonly cpuSeconds: number;
  readonly calls: readonly Call[];
}

/** Carries out a run. Calls are kept only where `keepsCalls`. */
export async function judged(
  { url, contracts, inFlight, budget, changes = {}, listener }: Load,
  keepsCalls = true,
): Promise<Judged> {
  const client = createClient({
    origins: {},
    origin: url,
    credentials: dummyCredentials,
    timeoutMs: 30_000,
  });
  const directory = mkdtempSync(join(tmpdir(), 'clausewise-bench-'));
  const recorder = writeRecords(join(directory, 'results.ndjson'));
  const calls: Call[] = [];
  const used = process.cpuUsage();
  const start = performance.now();
  try {
    const summary = await run({
      contracts,
      clauses: null,
      target: Object.fromEntries(contracts.map(({ product }) => [product, url])),
      embedded: false,
      insecure: false,
      profile: 'standard',
      seed: 1,
      shard: null,
      cases: null,
      regions: ['cn-hangzhou'],
      fixtures: {},
      assumptions: [],
      signature: 'v3',
      concurrency: inFlight,
      rate: null,
      budget,
      timeLimitMs: null,
      strict: false,
      exceptions: [],
      maxResources: null,
      quotaCap: 200,
      send: (call) => {
        if (keepsCalls) calls.push(call);
        return client.send(call);
      },
      nonce: 'bench',
      now: Date.now,
      wait: (milliseconds) => sleep(milliseconds),
      signal: new AbortController().signal,
      ledger: noLedger,
      listeners: [recorder, ...(listener === undefined ? [] : [listener])],
      ...changes,
    });
    await recorder.close?.();
    const seconds = (performance.now() - start) / 1000;
    return { summary, seconds, cpuSeconds: cpuSecondsSince(used), calls };
  } finally {
    await client.close();
    rmSync(directory, { recursive: true });
  }
}

/** CPU time of this process since `used` was taken. */
export function cpuSecondsSince(used: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1e6;
}
