import type { Listener } from '../results/event.ts';
import { trackDurations } from './clause-durations.ts';
import { type ReportOptions, whenFinished } from './finished-run.ts';
import { renderJunit } from './render-junit.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** Writes `junit.xml` to `path`: a test suite an operation, a test case a clause. */
export function writeJunit(path: string, options: ReportOptions = {}): Listener {
  const durations = trackDurations();
  return whenFinished((run) => writeWholeFile(path, renderJunit(run, durations, options)), durations.see);
}
