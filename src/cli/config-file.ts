import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { quoted } from '../client/quoted.ts';
import { nearHint } from '../contract/near-names.ts';
import { type ConfiguredTarget, readSettings, type Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** What a configuration file exports by default. */
export interface Config {
  /** Files with further contracts, as globs from where the file is. */
  readonly contracts?: readonly string[];
  /** Settings of runs, by the name that `--target` chooses. */
  readonly targets?: Readonly<Record<string, ConfiguredTarget>>;
}

const defaultFiles = ['clausewise.config.ts', 'clausewise.config.js', 'clausewise.config.json'];

/**
 * The settings of target `name` in configuration file `file`, or in the default one of `directory`. Throws a
 * UsageError when there is no such file or target, or when something in it is no setting.
 */
export async function readConfiguredTarget(
  name: string,
  file: string | undefined,
  directory: string,
): Promise<Settings> {
  const path = pathOf(file, directory);
  if (path === null) {
    throw new UsageError(
      `${quoted(name)} is no URL, and there is no configuration file that could name it.`,
      `Write a URL such as http://host:port, or name the target in ${defaultFiles[0]}.`,
    );
  }
  const targets = targetsOf(await load(path), basename(path));
  if (!Object.hasOwn(targets, name)) {
    const names = Object.keys(targets);
    throw new UsageError(
      `${basename(path)} names no target ${quoted(name)}.`,
      nearHint(name, names, `It names ${names.length === 0 ? 'none' : names.join(', ')}.`),
    );
  }
  return readSettings(
    targets[name],
    (setting) => `${basename(path)}, targets.${name}.${setting}`,
    'A target takes the settings that are options of `clausewise run`, such as target, seed or maxResources.',
  );
}

/** The names of the targets in `file`. Throws a UsageError when it cannot be read. */
export async function configuredNames(file: string, directory: string): Promise<readonly string[]> {
  const path = resolve(directory, file);
  return Object.keys(targetsOf(await load(path), basename(path)));
}

/**
 * The files with contracts that configuration file `file`, or the default one of `directory`, names, and the folder from
 * where they are named. Throws a UsageError when the file cannot be read or names something else than texts.
 */
export async function configuredContracts(
  file: string | undefined,
  directory: string,
): Promise<{ readonly folder: string; readonly patterns: readonly string[] }> {
  const path = pathOf(file, directory);
  if (path === null) return { folder: directory, patterns: [] };
  const config = await load(path);
  const patterns = isObject(config) ? (config.contracts ?? []) : [];
  if (Array.isArray(patterns) && patterns.every((it) => typeof it === 'string' && it !== ''))
    return { folder: dirname(path), patterns };
  throw new UsageError(
    `${basename(path)}, contracts: expected a list of globs.`,
    'Write { contracts: ["./specs/*.ts"] }.',
  );
}

function pathOf(file: string | undefined, directory: string): string | null {
  if (file !== undefined) return resolve(directory, file);
  return defaultFiles.map((name) => resolve(directory, name)).find((path) => existsSync(path)) ?? null;
}

async function load(path: string): Promise<unknown> {
  try {
    if (path.endsWith('.json')) return JSON.parse(await readFile(path, 'utf8'));
    // Loaded only when there is a file to read, so that a start without one does not pay for it.
    const { createJiti } = await import('jiti');
    return await createJiti(import.meta.url, { fsCache: false }).import(path, {
      default: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UsageError(
      `The configuration file ${path.length > 300 ? quoted(path) : path} cannot be read: ${reason.slice(0, 300).replace(/\.$/, '')}.`,
      'It has to be a readable .ts, .js or .json file with an object of targets.',
    );
  }
}

function targetsOf(config: unknown, file: string): Readonly<Record<string, unknown>> {
  const isKnown =
    isObject(config) && Object.keys(config).every((it) => it === 'targets' || it === 'contracts');
  if (isKnown && isObject(config.targets)) return config.targets;
  throw new UsageError(
    `${file} does not have targets, or has something else beside them.`,
    'Write { targets: { staging: { target: "https://host", seed: 1 } } }, as the default export of a module.',
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
