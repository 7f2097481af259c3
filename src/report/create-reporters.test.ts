import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecords } from '../results/read-records.ts';
import type { Summary } from '../results/summary.ts';
import { createReporters } from './create-reporters.ts';
import { renderSummary } from './render-summary.ts';
import { everyOutcome, everyOutcomeSummary } from './sample-clauses.test.kit.ts';
import { sampleEvents, sampleExchange, tell } from './sample-run.test.kit.ts';

let root: string;
let directory: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'reporters-'));
  directory = join(root, 'reports', 'latest');
});
afterEach(() => rm(root, { recursive: true }));

const report = async (summary: Summary): Promise<void> =>
  tell(await createReporters(directory), sampleEvents(summary, everyOutcome, [sampleExchange()]));

describe('createReporters', () => {
  it('makes the directory and writes every format', async () => {
    await report(everyOutcomeSummary);
    expect((await readdir(directory)).sort()).toEqual([
      'allure-results',
      'junit.xml',
      'report.html',
      'results.ndjson',
      'summary.json',
      'summary.md',
    ]);
    expect(JSON.parse(await readFile(join(directory, 'summary.json'), 'utf8'))).toEqual(everyOutcomeSummary);
  });

  it('writes every format of a run that was broken off, and marks it', async () => {
    await report({ ...everyOutcomeSummary, complete: false });
    const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
    expect(JSON.parse(await read('summary.json'))).toMatchObject({ complete: false });
    expect(await read('report.html')).toContain('The run was broken off and is incomplete.');
    expect(await read('junit.xml')).toContain('<property name="complete" value="false"/>');
    expect(await read('allure-results/environment.properties')).toContain('complete=false');
    let last: unknown;
    for await (const record of readRecords(join(directory, 'results.ndjson'))) last = record;
    expect(last).toMatchObject({ type: 'footer', footer: { complete: false } });
  });

  it.each([
    ['no target', { embedded: true, insecure: false }, 'embedded reference endpoint (no target given)'],
    ['no check', { embedded: false, insecure: true }, 'certificates not checked (--insecure)'],
  ])('says in every format and on the terminal that there was %s', async (_, changes, remark) => {
    const summary = { ...everyOutcomeSummary, target: { ...everyOutcomeSummary.target, ...changes } };
    await report(summary);
    const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
    expect(JSON.parse(await read('summary.json'))).toMatchObject({ target: changes });
    expect(await read('results.ndjson')).toContain(JSON.stringify(changes).slice(1, -1));
    expect(await read('report.html')).toContain(remark);
    expect(await read('junit.xml')).toContain(`<property name="target" value="${remark}"/>`);
    expect(await read('allure-results/environment.properties')).toContain(remark);
    expect(renderSummary(summary, everyOutcome, { color: false, columns: 100 })).toContain(remark);
  });

  it('removes the reports of an earlier run and nothing else', async () => {
    await report(everyOutcomeSummary);
    const allure = join(directory, 'allure-results');
    await mkdir(join(allure, 'history'));
    await writeFile(join(allure, 'executor.json'), '{}');
    await writeFile(join(directory, 'notes.txt'), 'mine');
    await createReporters(directory);
    expect((await readdir(directory)).sort()).toEqual(['allure-results', 'notes.txt']);
    expect((await readdir(allure)).sort()).toEqual(['executor.json', 'history']);
  });

  it('writes no verdict of a run that never finished', async () => {
    const events = [...sampleEvents(everyOutcomeSummary, everyOutcome)].filter(
      ({ type }) => type !== 'finished',
    );
    await tell(await createReporters(directory), events);
    expect(await readdir(directory)).toEqual(['results.ndjson']);
  });

  it('leaves no temporary files behind when a report cannot be written', async () => {
    await createReporters(directory).then(async (reporters) => {
      await mkdir(join(directory, 'summary.json'));
      await expect(tell(reporters, sampleEvents(everyOutcomeSummary, everyOutcome))).rejects.toThrow();
    });
    expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
