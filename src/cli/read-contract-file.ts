import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { protocols } from '../../specs/contracts.ts';
import { readContract } from '../authoring/read-contract.ts';
import { quoted } from '../client/quoted.ts';
import { ContractError } from '../contract/check-contract.ts';
import type { Contract } from '../contract/contract.ts';
import { UsageError } from './usage-error.ts';

type Load = (path: string) => Promise<unknown>;

const json: Load = async (path) => JSON.parse(await readFile(path, 'utf8'));
const yaml: Load = async (path) => (await import('yaml')).parse(await readFile(path, 'utf8'));
const module: Load = async (path) => {
  // Loaded only when there is a file to read, so that a start without one does not pay for it.
  const { createJiti } = await import('jiti');
  const loaded = await createJiti(import.meta.url, { fsCache: false }).import(path);
  if (typeof loaded !== 'object' || loaded === null) return loaded;
  if ('contract' in loaded) return loaded.contract;
  return 'default' in loaded ? loaded.default : loaded;
};

const loaders: Readonly<Record<string, Load>> = {
  '.json': json,
  '.yaml': yaml,
  '.yml': yaml,
  '.ts': module,
  '.js': module,
  '.mjs': module,
};

/**
 * The contract in a file: JSON, YAML, or a module that exports it as `contract` or by default. Throws a UsageError when the
 * file cannot be read, and a ContractError that says everything that is wrong with what it holds.
 */
export async function readContractFile(path: string): Promise<Contract> {
  const load = loaders[extname(path)];
  if (load === undefined)
    throw new UsageError(
      `${quoted(basename(path))} is no contract file.`,
      `A contract is a file that ends with ${Object.keys(loaders).join(', ')}.`,
    );
  return readContract(await loaded(load, path), basename(path), protocols);
}

async function loaded(load: Load, path: string): Promise<unknown> {
  try {
    return await load(path);
  } catch (error) {
    if (error instanceof ContractError) throw error;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UsageError(
      `The contract file ${quoted(basename(path))} cannot be read: ${reason.slice(0, 300).replace(/\.$/, '')}.`,
      'It has to be readable JSON or YAML, or a module that exports the contract.',
    );
  }
}
