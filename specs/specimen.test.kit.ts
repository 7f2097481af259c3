import type {
  Companions,
  Contract,
  Idempotence,
  ListCompanion,
  Quota,
  RemoveCompanion,
  Result,
} from '../src/contract/contract.ts';
import type { Facts } from '../src/contract/facts.ts';
import { loadContracts } from './contracts.ts';

const all = await loadContracts();

const facts: Facts = {
  region: 'cn-hangzhou',
  regions: ['cn-hangzhou', 'cn-beijing'],
  fixtures: { VpcId: 'vpc-known', ResourceGroupId: 'rg-known', OwnerAccount: 'owner@example.com' },
  assumptions: [],
};

/** A contract that has every block. */
interface FullContract extends Contract {
  readonly quota: Quota;
  readonly idempotence: Idempotence;
  readonly result: Result & { readonly id: string };
  readonly companions: Companions & { readonly list: ListCompanion; readonly remove: RemoveCompanion };
}

function contract(operation: string): FullContract {
  const found = all.find((it) => it.operation === operation);
  if (found === undefined) throw new Error(`There is no contract of ${operation}.`);
  const { quota, idempotence, result, companions } = found;
  const { list, remove } = companions;
  const { id } = result;
  if (quota === null || idempotence === null || id === null || list === null || remove === null)
    throw new Error(`The contract of ${operation} lacks a block.`);
  return {
    ...found,
    quota,
    idempotence,
    result: { ...result, id },
    companions: { ...companions, list, remove },
  };
}

function base(of: Contract): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(of.baselines[0] ?? {}).map(([name, value]) => [
      name,
      value === '$region' ? facts.region : value,
    ]),
  );
}

const policy = contract('CreateSecurityPolicy');
const group = contract('CreateSecurityGroup');

/** The contracts that tests speak of, and a target of which everything is known. */
export const specimen = {
  contracts: [policy, group],
  group,
  policy,
  facts,
  /** The first baseline request of a contract. */
  base,
} as const;
