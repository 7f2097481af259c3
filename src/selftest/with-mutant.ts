import { setTimeout as sleep } from 'node:timers/promises';
import { loadUsualContracts } from '../../specs/contracts.ts';
import { createClient } from '../client/create-client.ts';
import { dummyCredentials } from '../client/resolve-credentials.ts';
import type { Contract } from '../contract/contract.ts';
import { noLedger } from '../engine/resources/ledger.ts';
import type { RunOptions } from '../engine/run-options.ts';
import { startReference } from '../reference/start-reference.ts';
import { ownerAccount, resourceGroupId } from '../reference/world.ts';
import type { Mutant } from './mutant.ts';
import type { Trial } from './trial.ts';

/** Requests at once within one run: enough to make use of waiting times. */
const concurrency = 8;

/** Starts the trial’s mutant, hands `use` what a run against it depends on, and stops it afterwards. */
export async function withMutant<T>(
  { mutant, seed, profile }: Trial,
  signal: AbortSignal,
  use: (options: RunOptions) => Promise<T>,
): Promise<T> {
  const contracts = contractsOf(mutant, await loadUsualContracts());
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
    return await use({
      contracts,
      clauses: null,
      target: Object.fromEntries(contracts.map(({ product }) => [product, reference.url])),
      profile,
      seed,
      shard: null,
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
