import { join } from 'node:path';
import { quoted } from '../client/quoted.ts';
import { recordNames } from '../results/record-files.ts';
import { statsOf } from './stats-of.ts';
import { UsageError } from './usage-error.ts';

/** The record at `place`: in the directory of a run, or itself. Throws a UsageError where there is none. */
export function recordIn(place: string): string {
  const places = statsOf(place)?.isDirectory() ? recordNames.map((name) => join(place, name)) : [place];
  const path = places.find((it) => statsOf(it)?.isFile());
  if (path !== undefined) return path;
  throw new UsageError(
    `There is no record of a run at ${quoted(place)}.`,
    'Give the directory that a run wrote its reports to, or its results.ndjson.',
  );
}
