import { quoted } from '../client/quoted.ts';
import { headerOf } from '../engine/header-of.ts';
import { changesOf } from '../merge/misfits.ts';
import type { BrokenOffRun } from './broken-off-run.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { resumedSettings } from './resumed-settings.ts';
import { UsageError } from './usage-error.ts';

/**
 * Makes a run of `resolved` that goes on with another one. Throws a UsageError where it would not be the same run, and what
 * `prepareRun` throws.
 */
export async function prepareAgain(
  resolved: ResolvedSettings,
  { header, directory, isCompressed }: BrokenOffRun,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<PreparedRun> {
  const resumed = resumedSettings(resolved, header, directory);
  const settings = { compress: isCompressed, ...resumed.settings };
  const prepared = await prepareRun({ ...resumed, settings }, environment);
  const { exceptions } = resolved.settings.exceptions === undefined ? header : prepared.options;
  const options = { ...prepared.options, exceptions };
  const changes = changesOf(header, headerOf(options, 0));
  if (changes.length === 0) return { ...prepared, options };
  await prepared.close();
  throw new UsageError(
    `The run in ${quoted(directory)} was another one: it differs in ${changes.join(', ')}.`,
    'Leave out what --resume takes from the run, or run again without it.',
  );
}
