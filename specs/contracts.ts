import { readdirSync } from 'node:fs';
import { readContract } from '../src/authoring/read-contract.ts';
import type { Contract } from '../src/contract/contract.ts';
import { rpc } from './protocols/rpc.ts';
import { usualOperations } from './usual-operations.ts';

const folder = new URL('operations/', import.meta.url);

/** The families of operations, by the name that a contract gives. */
export const protocols = { rpc } as const;

/** Every contract in `operations/`, one module an operation that exports `contract`; checked when loaded. */
export async function loadContracts(): Promise<readonly Contract[]> {
  const files = readdirSync(folder)
    .filter((file) => /(?<!\.test|\.d)\.[jt]s$/.test(file))
    .sort();
  const modules: readonly { readonly contract: unknown }[] = await Promise.all(
    files.map((file) => import(new URL(file, folder).href)),
  );
  return modules.map(({ contract }, index) => readContract(contract, files[index] ?? '', protocols));
}

/** Those of the operations that a run without `--operation` keeps to, which the reference endpoint serves. */
export async function loadUsualContracts(): Promise<readonly Contract[]> {
  return (await loadContracts()).filter(({ operation }) => usualOperations.includes(operation));
}
