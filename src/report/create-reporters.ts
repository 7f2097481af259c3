import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { caseFileName, casesFolder } from '../results/case-file.ts';
import type { Listener } from '../results/event.ts';
import { recordName, recordNames } from '../results/record-files.ts';
import { writeCases } from '../results/write-cases.ts';
import { writeRecords } from '../results/write-records.ts';
import { carryHistory } from './allure-history.ts';
import type { ReportOptions } from './finished-run.ts';
import { writeMarkdown } from './render-markdown.ts';
import { writeAllure } from './write-allure.ts';
import { writeHtml } from './write-html.ts';
import { writeJunit } from './write-junit.ts';
import { writeSummary } from './write-summary.ts';

const files = ['summary.json', ...recordNames, 'junit.xml', 'report.html', 'summary.md'] as const;

/** Of Allure's directory only what this tool writes: others leave their history and executor there. */
const ownAllureFile =
  /^([0-9a-f-]{36}-(result\.json|attachment\.txt)|environment\.properties|categories\.json)$/;

async function removeEarlier(directory: string): Promise<void> {
  for (const name of files) await rm(join(directory, name), { force: true });
  await carryHistory(join(directory, 'allure-results'));
  await removeIn(join(directory, 'allure-results'), ownAllureFile);
  await removeIn(join(directory, casesFolder), caseFileName);
}

async function removeIn(folder: string, own: RegExp): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.filter((file) => own.test(file))) await rm(join(folder, name), { force: true });
}

/**
 * Listeners that write a run's reports into `directory`: `summary.json`, `results.ndjson`, `junit.xml`,
 * `report.html`, `summary.md`, `allure-results/` and `cases/`. The directory is made; of an earlier run there only these
 * files are removed, so that none of it can be taken for a report of this one.
 */
export async function createReporters(
  directory: string,
  options: ReportOptions = {},
): Promise<readonly Listener[]> {
  await mkdir(directory, { recursive: true });
  await removeEarlier(directory);
  return [
    writeRecords(join(directory, recordName(options.compress ?? false))),
    writeJunit(join(directory, 'junit.xml'), options),
    writeAllure(join(directory, 'allure-results'), options),
    writeHtml(join(directory, 'report.html')),
    writeMarkdown(join(directory, 'summary.md')),
    ...(options.cases === undefined ? [] : [writeCases(join(directory, casesFolder), options.cases)]),
    writeSummary(join(directory, 'summary.json')),
  ];
}
