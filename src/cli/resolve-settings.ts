import { configuredNames, readConfiguredTarget } from './config-file.ts';
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
}

const targetName = /^[\w-]+$/;

/**
 * `given` on top of the target that it names in a configuration file, if it names one. Fixtures are merged by name;
 * of other settings the given one counts. Throws a UsageError when the file or the target is not as it should be.
 */
export async function resolveSettings(
  given: Settings,
  config: string | undefined,
  directory: string,
): Promise<ResolvedSettings> {
  const name = given.target?.find((target) => targetName.test(target));
  if (name === undefined) {
    if (config !== undefined) await complainUnchosen(config, directory);
    return { settings: given, named: null };
  }
  if (given.target?.length !== 1) {
    throw new UsageError(
      `The named target ${JSON.stringify(name)} cannot be joined with other targets.`,
      'Give one --target NAME, or one or more --target product=URL.',
    );
  }
  const { target: _, ...others } = given;
  const configured = await readConfiguredTarget(name, config, directory);
  const fixture = { ...configured.fixture, ...others.fixture };
  return {
    settings: { ...configured, ...others, fixture },
    named: { name, config: config ?? null },
  };
}

async function complainUnchosen(config: string, directory: string): Promise<never> {
  const names = await configuredNames(config, directory);
  throw new UsageError(
    'A configuration file is given, and none of its targets is chosen.',
    `Choose one with --target: ${names.join(', ')}.`,
  );
}
