import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWholeFile } from '../report/write-whole-file.ts';
import { renderMarkdown } from './render-markdown.ts';
import type { SelftestReport } from './report.ts';

/** Writes `selftest.json` and `selftest.md` into `directory`, which is made when it is not there. */
export async function writeSelftest(directory: string, report: SelftestReport): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeWholeFile(join(directory, 'selftest.json'), `${JSON.stringify(report, null, 1)}\n`);
  await writeWholeFile(join(directory, 'selftest.md'), renderMarkdown(report));
}
