import type { Contract } from '../src/contract/contract.ts';
import type { Facts } from '../src/contract/facts.ts';
import { loadContracts } from './contracts.ts';

const all = await loadContracts();

const facts: Facts = {
  region: 'cn-hangzhou',
  regions: ['cn-hangzhou', 'cn-beijing'],
  fixtures: { VpcId: 'vpc-known', ResourceGroupId: 'rg-known', OwnerAccount: 'owner@example.com' },
  assumptions: [],
};

function contract(operation: string): Contract {
  const found = all.find((it) => it.operation === operation);
  if (found === undefined) throw new Error(`There is no contract of ${operation}.`);
  return found;
}

function base(of: Contract): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(of.golden[0] ?? {}).map(([name, value]) => [
      name,
      value === '$region' ? facts.region : value,
    ]),
  );
}

/** The contracts that tests speak of, and a target of which everything is known. */
export const specimen = {
  contracts: all,
  group: contract('CreateSecurityGroup'),
  policy: contract('CreateSecurityPolicy'),
  facts,
  /** The first golden request of a contract. */
  base,
} as const;
