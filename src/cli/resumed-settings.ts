import type { RunHeader } from '../results/run-header.ts';
import { urlsOf } from '../results/target.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import type { Settings } from './settings.ts';
import { targetsOf } from './targets-of.ts';
import { UsageError } from './usage-error.ts';

/** Settings with which the run of `header` in `directory` goes on: what is not given is as it was. */
export function resumedSettings(
  { settings, ...others }: ResolvedSettings,
  header: RunHeader,
  directory: string,
): ResolvedSettings {
  const { options } = header;
  if (options === undefined)
    throw new UsageError(
      'The record does not say how its requests were made: a release that could not go on with a run wrote it.',
      'Run again without --resume.',
    );
  if (settings.out !== undefined && settings.out !== directory)
    throw new UsageError('--resume goes on in the directory that it names.', 'Leave out --out.');
  const { resume: _, ...given } = settings;
  const { target } = header;
  return {
    ...others,
    settings: {
      ...(!target.embedded && { target: [...targetsOf(urlsOf(target))] }),
      operation: header.contracts.map(({ operation }) => operation),
      ...(header.chosen !== null && { clause: [...header.chosen] }),
      // A run of no other profile ever wrote a record.
      profile: header.profile as NonNullable<Settings['profile']>,
      seed: header.seed,
      ...(header.shard !== undefined && { shard: header.shard }),
      strict: header.strict,
      insecure: target.insecure,
      signature: options.signature as NonNullable<Settings['signature']>,
      ...(options.cases !== null && { cases: options.cases }),
      region: [...options.regions],
      assume: [...options.assumptions],
      ...(options.maxResources !== null && { maxResources: options.maxResources }),
      quotaCap: options.quotaCap,
      ...given,
      fixture: { ...options.fixtures, ...given.fixture },
      out: directory,
    },
  };
}
