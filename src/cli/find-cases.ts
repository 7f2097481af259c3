import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CaseFile, caseFileName, casesFolder, readCaseFile } from '../results/case-file.ts';
import { statsOf } from './stats-of.ts';
import { UsageError } from './usage-error.ts';

/** Where a run writes its reports when nothing is said. */
const usualPlace = 'reports/latest';

/**
 * The cases in `places`: files, folders of them, directories of runs, or their summaries. Throws a UsageError where there
 * is none and a CaseFileError for a file that holds none.
 */
export function findCases(places: readonly string[]): readonly CaseFile[] {
  const paths = (places.length === 0 ? [usualPlace] : places).flatMap(pathsIn);
  return [...new Set(paths)].map(readCaseFile);
}

function pathsIn(place: string): readonly string[] {
  const stats = statsOf(place);
  if (stats === null) throw missing(place);
  if (stats.isFile()) return place.endsWith('summary.json') ? pathsIn(dirname(place)) : [place];
  const inner = join(place, casesFolder);
  const folder = statsOf(inner)?.isDirectory() ? inner : place;
  const names = readdirSync(folder).filter((name) => caseFileName.test(name));
  if (names.length === 0) throw missing(place);
  return names.toSorted().map((name) => join(folder, name));
}

function missing(place: string): UsageError {
  return new UsageError(
    `There is no case at ${place}.`,
    'Give a file from the folder cases of a run’s reports, or that folder; a run without a finding writes none.',
  );
}
