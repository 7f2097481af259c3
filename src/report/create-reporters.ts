import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listener } from '../results/event.ts';
import { writeRecords } from '../results/write-records.ts';
import type { ReportOptions } from './finished-run.ts';
import { writeAllure } from './write-allure.ts';
import { writeHtml } from './write-html.ts';
import { writeJunit } from './write-junit.ts';
import { writeSummary } from './write-summary.ts';

const files = ['summary.json', 'results.ndjson', 'junit.xml', 'report.html'] as const;

/** Of Allure's directory only what this tool writes: others leave their history and executor there. */
const ownAllureFile =
  /^([0-9a-f-]{36}-(result\.json|attachment\.txt)|environment\.properties|categories\.json)$/;

async function removeEarlier(directory: string): Promise<void> {
  for (const name of files) await rm(join(directory, name), { force: true });
  const allure = join(directory, 'allure-results');
  const names = await readdir(allure).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.filter((file) => ownAllureFile.test(file)))
    await rm(join(allure, name), { force: true });
}

/**
 * Listeners that write a run's reports into `directory`: `summary.json`, `results.ndjson`, `junit.xml`,
 * `report.html` and `allure-results/`. The directory is made; of an earlier run there only these files are removed,
 * so that none of it can be taken for a report of this one.
 */
export async function createReporters(
  directory: string,
  options: ReportOptions = {},
): Promise<readonly Listener[]> {
  await mkdir(directory, { recursive: true });
  await removeEarlier(directory);
  return [
    writeRecords(join(directory, 'results.ndjson')),
    writeJunit(join(directory, 'junit.xml'), options),
    writeAllure(join(directory, 'allure-results'), options),
    writeHtml(join(directory, 'report.html'), options),
    writeSummary(join(directory, 'summary.json')),
  ];
}
