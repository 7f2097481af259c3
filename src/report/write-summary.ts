import type { Listener } from '../results/event.ts';
import { whenFinished } from './finished-run.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** Writes `summary.json` to `path`, whole or not at all. */
export const writeSummary = (path: string): Listener =>
  whenFinished(({ summary }) => writeWholeFile(path, `${JSON.stringify(summary, null, 2)}\n`));
