import type { Listener } from '../results/event.ts';
import { whenFinished } from './finished-run.ts';
import { renderHtml } from './render-html.tsx';
import { writeWholeFile } from './write-whole-file.ts';

/** Writes `report.html` to `path`: the run as one page that needs nothing beside itself. */
export const writeHtml = (path: string): Listener =>
  whenFinished((run) => writeWholeFile(path, renderHtml(run)));
