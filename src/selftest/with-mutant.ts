import { setTimeout as sleep } from 'node:timers/promises';
import { loadUsualContracts } from '../../specs/contracts.ts';
import { createClient } from '../client/create-client.ts';
import { dummyCredentials } from '../client/resolve-credentials.ts';
import type { Contract } from '../contract/contract.ts';
import type { Served } from '../endpoint/serve.ts';
import { noLedger } from '../engine/resources/ledger.ts';
import type { RunOptions } from '../engine/run-options.ts';
import { ownerAccount, resourceGroupId } from '../reference/fixtures.ts';
import { startReference } from '../reference/start-reference.ts';
import { fixturesOf } from '../simulator/fixtures-of.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import type { Mutant } from './mutant.ts';
import type { Trial } from './trial.ts';

/** Requests at once within one run: enough to make use of waiting times. */
const concurrency = 8;

const regions = ['cn-hangzhou'];

/** An endpoint that a run is to be held against, and what is known of it. */
interface StartedMutant {
  readonly contracts: readonly Contract[];
  readonly endpoint: Served;
  readonly fixtures: Readonly<Record<string, string>>;
}

/** Starts the trial’s mutant, hands `use` what a run against it depends on, and stops it afterwards. */
export async function withMutant<T>(
  trial: Trial,
  signal: AbortSignal,
  use: (options: RunOptions) => Promise<T>,
): Promise<T> {
  const { mutant, contract, seed, profile } = trial;
  const { contracts, endpoint, fixtures } =
    contract === null ? await startReferenceMutant(trial) : await startSimulatedMutant(trial, contract);
  const client = createClient({
    origins: {},
    origin: endpoint.url,
    credentials: dummyCredentials,
    timeoutMs: timeoutOf(mutant),
  });
  try {
    return await use({
      contracts,
      clauses: null,
      target: Object.fromEntries(contracts.map(({ product }) => [product, endpoint.url])),
      profile,
      seed,
      shard: null,
      embedded: true,
      insecure: false,
      cases: null,
      regions,
      fixtures,
      assumptions: mutant.assume === null ? [] : [mutant.assume],
      signature: 'v3',
      concurrency,
      rate: null,
      budget: null,
      timeLimitMs: null,
      strict: true,
      exceptions: [],
      maxResources: null,
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
    await endpoint.close();
  }
}

async function startReferenceMutant({ mutant, seed }: Trial): Promise<StartedMutant> {
  const contracts = (await loadUsualContracts()).filter(
    ({ operation }) => mutant.operations === null || mutant.operations.includes(operation),
  );
  const endpoint = await startReference({
    signature: 'required',
    credentials: dummyCredentials,
    quota: mutant.quota,
    seed,
    defects: mutant.faults.map(({ name }) => name),
    oddities: mutant.oddities,
    vpcOnly: mutant.assume === 'vpc-only',
  });
  return {
    contracts,
    endpoint,
    fixtures: { ResourceGroupId: resourceGroupId, OwnerAccount: ownerAccount },
  };
}

async function startSimulatedMutant({ mutant }: Trial, contract: Contract): Promise<StartedMutant> {
  const endpoint = await startSimulator({
    contracts: [contract],
    signature: 'required',
    credentials: dummyCredentials,
    quota: mutant.quota,
    regions: [...regions, 'another-region'],
    assumptions: mutant.assume === null ? [] : [mutant.assume],
    flaws: mutant.faults.map(({ name }) => name),
  });
  return { contracts: [contract], endpoint, fixtures: fixturesOf(contract) };
}

/** Endpoints that never answer are waited for but shortly, and yet longer than any answer takes. */
function timeoutOf({ faults }: Mutant): number {
  return faults.some(({ name }) => name.includes('hang')) ? 1500 : 10_000;
}
