import { quoted } from '../client/quoted.ts';
import { configuredContracts, configuredNames, readConfiguredTarget } from './config-file.ts';
import type { SettingsLayer } from './given-settings.ts';
import type { Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** Settings as given, and where a named target came from. */
export interface ResolvedSettings {
  readonly settings: Settings;
  /** How the target is chosen again on a command line; null for what `settings` say. */
  readonly named: {
    readonly name: string;
    readonly config: string | null;
  } | null;
  /** The configuration file that is given; undefined for the default one. */
  readonly config?: string | undefined;
}

const targetName = /^[\w-]+$/;

/**
 * One set of settings from `layers`, the strongest first, and from the target that they name in a configuration file, if
 * they name one. Fixtures are merged by name; of other settings the strongest counts. Throws a UsageError when the file
 * or the target is not as it should be.
 */
export async function resolveSettings(
  layers: readonly SettingsLayer[],
  directory: string,
): Promise<ResolvedSettings> {
  const given = merged(layers.map(({ settings }) => settings));
  const config = layers.find((layer) => layer.config !== undefined)?.config;
  const name = given.target?.find((target) => targetName.test(target));
  if (name === undefined) {
    if (config !== undefined && !isOverruled(layers)) await complainUnchosen(config, directory);
    return { settings: given, named: null, config };
  }
  if (given.target?.length !== 1) {
    throw new UsageError(
      `The named target ${quoted(name)} cannot be joined with other targets.`,
      'Give one --target NAME, or one or more --target product=URL.',
    );
  }
  const { target: _, ...others } = given;
  const configured = await readConfiguredTarget(name, config, directory);
  return {
    settings: merged([others, configured]),
    named: { name, config: config ?? null },
    config,
  };
}

function merged(settings: readonly Settings[]): Settings {
  const weakestFirst = settings.toReversed();
  const fixtures = weakestFirst.flatMap(({ fixture }) => (fixture === undefined ? [] : [fixture]));
  return {
    ...Object.assign({}, ...weakestFirst),
    ...(fixtures.length > 0 && { fixture: Object.assign({}, ...fixtures) }),
  };
}

/** Whether a target is given in a stronger place than the configuration file, which then is of no use. */
function isOverruled(layers: readonly SettingsLayer[]): boolean {
  const strongest = layers.find(
    ({ settings, config }) => settings.target !== undefined || config !== undefined,
  );
  return strongest !== undefined && strongest.config === undefined;
}

async function complainUnchosen(config: string, directory: string): Promise<void> {
  // A file that names contracts is of use without its targets.
  if ((await configuredContracts(config, directory)).patterns.length > 0) return;
  const names = await configuredNames(config, directory);
  throw new UsageError(
    'A configuration file is given, and none of its targets is chosen.',
    `Choose one with --target: ${names.join(', ')}.`,
  );
}
