import { setTimeout as sleep } from 'node:timers/promises';
import { loadContracts } from '../../specs/contracts.ts';
import { createClient } from '../client/create-client.ts';
import { dummyCredentials } from '../client/resolve-credentials.ts';
import type { Contract } from '../contract/contract.ts';
import { noLedger } from '../engine/resources/ledger.ts';
import { run } from '../engine/run.ts';
import { startReference } from '../reference/start-reference.ts';
import { ownerAccount, resourceGroupId } from '../reference/world.ts';
import { collect } from './collect.ts';
import type { Subject, Trial, TrialResult } from './trial.ts';

/** Requests at once within one run: enough to make use of waiting times, and few enough to stop soon. */
const concurrency = 8;

/** Policies that the endpoint takes: soon reached by a run that fills it up, and beyond what it keeps alive otherwise. */
const quota = 60;

/** No run may take longer, in milliseconds. */
const timeLimitMs = 180_000;

/** Runs the conformance suite against an endpoint with the trial's subject, over HTTP, and says whom it accused. */
export async function conductTrial(trial: Trial): Promise<TrialResult> {
  const startedAt = Date.now();
  try {
    return await hold(trial, startedAt);
  } catch (error) {
    return {
      name: trial.subject.name,
      seed: trial.seed,
      accusations: [],
      inconclusive: [],
      requests: 0,
      durationMs: Date.now() - startedAt,
      stoppedEarly: false,
      fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

async function hold(trial: Trial, startedAt: number): Promise<TrialResult> {
  const { subject, seed, profile } = trial;
  const contracts = contractsFor(subject, await loadContracts());
  const names = [subject.name];
  const reference = await startReference({
    signature: 'required',
    credentials: dummyCredentials,
    quota,
    seed,
    ...(subject.kind === 'defect' ? { defects: names } : { oddities: names }),
  });
  const client = createClient({
    origins: {},
    origin: reference.url,
    credentials: dummyCredentials,
    timeoutMs: timeoutFor(subject),
  });
  const collected = collect(subject, contracts, startedAt);
  try {
    const summary = await run({
      contracts,
      clauses: null,
      target: Object.fromEntries(contracts.map(({ product }) => [product, reference.url])),
      profile,
      seed,
      cases: null,
      regions: ['cn-hangzhou'],
      fixtures: { ResourceGroupId: resourceGroupId, OwnerAccount: ownerAccount },
      assumptions: subject.assume === undefined ? [] : [subject.assume],
      signature: 'v3',
      concurrency,
      rate: null,
      budget: null,
      timeLimitMs,
      strict: true,
      maxResources: 60,
      quotaCap: 200,
      send: client.send,
      nonce: 'selftest',
      now: Date.now,
      wait: (milliseconds) => sleep(milliseconds),
      signal: collected.signal,
      ledger: noLedger,
      listeners: [collected],
    });
    return { name: subject.name, seed, ...collected.concluded(summary), fault: null };
  } finally {
    await client.close();
    await reference.close();
  }
}

/** Contracts of the operations that the subject's clauses are about; all when it names none. */
function contractsFor({ clauses }: Subject, contracts: readonly Contract[]): readonly Contract[] {
  if (clauses.length === 0) return contracts;
  return contracts.filter(({ operation }) => clauses.some((id) => id.startsWith(`${operation}.`)));
}

/** Endpoints that never answer are waited for but shortly. */
function timeoutFor({ name }: Subject): number {
  return name.includes('hang') ? 400 : 10_000;
}
