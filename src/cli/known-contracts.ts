import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import picomatch from 'picomatch';
import { loadContracts } from '../../specs/contracts.ts';
import { quoted } from '../client/quoted.ts';
import { ContractError } from '../contract/check-contract.ts';
import type { Contract } from '../contract/contract.ts';
import { configuredContracts } from './config-file.ts';
import { readContractFile } from './read-contract-file.ts';
import { UsageError } from './usage-error.ts';

/**
 * The contracts of the tool and those that the configuration file names, the default one where `config` is none. Throws a
 * UsageError when a pattern matches no file, when a file is no contract, and when two of them are of one operation; one of the tool's own gives way to a file.
 */
export async function knownContracts(
  config?: string,
  directory = process.cwd(),
): Promise<readonly Contract[]> {
  const { folder, patterns } = await configuredContracts(config, directory);
  const own = await loadContracts();
  const files = patterns.flatMap((pattern) => filesOf(folder, pattern));
  const others = await Promise.all([...new Set(files)].map(contractIn));
  const operations = others.map(({ operation }) => operation);
  const twice = operations.find((it, index) => operations.indexOf(it) !== index);
  if (twice !== undefined)
    throw new UsageError(
      `There are two contracts of ${twice}.`,
      'Give one of them another `operation`, with the name on the wire as its `action`.',
    );
  return [...own.filter(({ operation }) => !operations.includes(operation)), ...others];
}

async function contractIn(file: string): Promise<Contract> {
  try {
    return await readContractFile(file);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const [first = '', ...rest] = error.message.split('\n  ');
    throw new UsageError(
      `${first} ${rest[0] ?? ''}`.trim(),
      `\`clausewise check ${file}\` says everything that is wrong with it.`,
    );
  }
}

function filesOf(folder: string, pattern: string): readonly string[] {
  const { base, glob } = picomatch.scan(pattern);
  if (glob === '') return [resolve(folder, pattern)];
  const root = resolve(folder, base);
  const isMatch = picomatch(glob);
  const found = entriesIn(root).filter(
    (name) => isMatch(name) && /\.(json|ya?ml|m?js|ts)$/.test(name) && !/\.(test|d)\.ts$/.test(name),
  );
  if (found.length === 0)
    throw new UsageError(
      `The pattern ${quoted(pattern)} of \`contracts\` matches no file.`,
      'Patterns start where the configuration file is, such as "./specs/*.ts".',
    );
  return found.sort().map((name) => join(root, name));
}

function entriesIn(root: string): readonly string[] {
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}
