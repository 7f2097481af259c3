import { setTimeout as sleep } from 'node:timers/promises';
import { loadContracts } from '../../specs/contracts.ts';
import { createClient } from '../client/create-client.ts';
import { dummyCredentials } from '../client/resolve-credentials.ts';
import type { Contract } from '../contract/contract.ts';
import { noLedger } from '../engine/resources/ledger.ts';
import { run } from '../engine/run.ts';
import { startReference } from '../reference/start-reference.ts';
import { ownerAccount, resourceGroupId } from '../reference/world.ts';
import type { Summary } from '../results/summary.ts';
import type { Mutant } from './mutant.ts';
import { readSummary } from './read-summary.ts';
import { fruitless, type Trial, type TrialResult } from './trial.ts';

/** Requests at once within one run: enough to make use of waiting times. */
const concurrency = 8;

/** Milliseconds after which a run is told to end. */
export const trialTimeMs = 180_000;

/** Milliseconds that it then has for it. */
export const graceMs = 20_000;

/** Runs the conformance suite to its end against the trial's mutant, over HTTP. */
export async function runTrial(trial: Trial): Promise<TrialResult> {
  const startedAt = Date.now();
  const watchdog = new AbortController();
  const timer = setTimeout(() => watchdog.abort(), trialTimeMs);
  const late = `The run did not end within ${trialTimeMs / 1000} seconds.`;
  try {
    const summary = await Promise.race([hold(trial, watchdog.signal), lateAfter(watchdog.signal)]);
    if (summary === null) return fruitless(trial, 'did-not-end', late, Date.now() - startedAt);
    const told = { seed: trial.seed, ...readSummary(summary) };
    return watchdog.signal.aborted
      ? { ...told, ending: 'did-not-end', fault: late }
      : { ...told, ending: 'ended', fault: null };
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return fruitless(trial, 'broke-down', fault, Date.now() - startedAt);
  } finally {
    clearTimeout(timer);
  }
}

/** Null some time after `signal` is aborted, for a run that does not listen to it. */
function lateAfter(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => setTimeout(() => resolve(null), graceMs).unref()),
  );
}

async function hold({ mutant, seed, profile }: Trial, signal: AbortSignal): Promise<Summary> {
  const contracts = contractsOf(mutant, await loadContracts());
  const reference = await startReference({
    signature: 'required',
    credentials: dummyCredentials,
    quota: mutant.quota,
    seed,
    defects: mutant.faults.map(({ name }) => name),
    oddities: mutant.oddities,
    vpcOnly: mutant.assume === 'vpc-only',
  });
  const client = createClient({
    origins: {},
    origin: reference.url,
    credentials: dummyCredentials,
    timeoutMs: timeoutOf(mutant),
  });
  try {
    return await run({
      contracts,
      clauses: null,
      target: Object.fromEntries(contracts.map(({ product }) => [product, reference.url])),
      profile,
      seed,
      embedded: true,
      insecure: false,
      cases: null,
      regions: ['cn-hangzhou'],
      fixtures: { ResourceGroupId: resourceGroupId, OwnerAccount: ownerAccount },
      assumptions: mutant.assume === null ? [] : [mutant.assume],
      signature: 'v3',
      concurrency,
      rate: null,
      budget: null,
      timeLimitMs: null,
      strict: true,
      exceptions: [],
      maxResources: 60,
      quotaCap: 200,
      send: client.send,
      nonce: 'selftest',
      now: Date.now,
      wait: (milliseconds) => sleep(milliseconds),
      signal,
      ledger: noLedger,
      listeners: [],
    });
  } finally {
    await client.close();
    await reference.close();
  }
}

function contractsOf({ operations }: Mutant, contracts: readonly Contract[]): readonly Contract[] {
  return contracts.filter(({ operation }) => operations === null || operations.includes(operation));
}

/** Endpoints that never answer are waited for but shortly, and yet longer than any answer takes. */
function timeoutOf({ faults }: Mutant): number {
  return faults.some(({ name }) => name.includes('hang')) ? 1500 : 10_000;
}
