import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startReference } from '../reference/start-reference.ts';
import { everyOutcomeSummary } from '../report/sample-clauses.test.kit.ts';
import { sampleResult, sampleSummary } from '../report/sample-run.test.kit.ts';
import type { Summary } from '../results/summary.ts';
import { clausewise, emptyDirectory } from './command.test.kit.ts';

const id = 'CreateSecurityGroup.Tag.Key.length';
const kept = sampleSummary([sampleResult(id)]);
const broken = sampleSummary([sampleResult(id, { outcome: 'violates', reason: 'a | b' })]);

/** A directory with the summary of each run in a directory of its name. */
function runs(summaries: Readonly<Record<string, Summary>>): string {
  const directory = emptyDirectory();
  for (const [name, summary] of Object.entries(summaries)) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'summary.json'), JSON.stringify(summary));
  }
  return directory;
}

const compare = (directory: string, ...words: readonly string[]) =>
  clausewise(['compare', ...words], { directory });

describe('clausewise compare', () => {
  it('ends with 1 and says what got worse', async () => {
    const { code, stdout } = await compare(runs({ a: kept, b: broken }), 'a', 'b');
    expect(stdout).toContain(`Got worse (1)\n  ${id}: conforms → violates\n      a | b\n`);
    expect(stdout).toContain('1 clause got worse, 0 stayed the same.');
    expect(code).toBe(1);
  });

  it('ends with 0 where things got better or stayed as they were', async () => {
    const directory = runs({ a: broken, b: kept });
    expect(await compare(directory, 'a', 'b')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('No clause got worse, 1 got better, 0 stayed the same.'),
    });
    expect((await compare(directory, 'b/summary.json', 'b')).code).toBe(0);
  });

  it('gives the same as JSON, and as a table in which nothing breaks out of its cell', async () => {
    const directory = runs({ a: kept, b: broken });
    const json: unknown = JSON.parse((await compare(directory, 'a', 'b', '--json')).stdout);
    expect(json).toMatchObject({ counts: { worse: 1 }, clauses: [{ id, change: 'worse' }] });
    const { stdout } = await compare(directory, 'a', 'b', '--markdown');
    expect(stdout).toContain(`| Got worse | ${id} | conforms → violates | a \\| b |`);
  });

  it('stays within 80 columns, whatever the reports hold', async () => {
    const others = sampleSummary(
      everyOutcomeSummary.clauses.map((result) => ({
        ...result,
        outcome: 'conforms',
        observation: 'x'.repeat(200),
      })),
    );
    const { stdout } = await compare(runs({ a: others, b: everyOutcomeSummary }), 'a', 'b');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toContain('Got worse');
  });

  it('refuses runs of different contracts unless told', async () => {
    const contracts = [{ operation: 'CreateSecurityGroup', edition: 'e', hash: 'other' }];
    const directory = runs({ a: kept, b: { ...kept, contracts } });
    const refused = await compare(directory, 'a', 'b');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('different contracts of CreateSecurityGroup');
    expect((await compare(directory, 'a', 'b', '--other-contracts')).code).toBe(0);
  });

  it('runs the same requests against two targets, and shows side by side where they part', async () => {
    const right = await startReference();
    const broken = await startReference({ defects: ['sg-tag-key-length/max-plus-one'] });
    const directory = emptyDirectory();
    const words = ['--operation', 'CreateSecurityGroup', '--profile', 'quick', '--seed', '1'];
    const { code, stdout } = await compare(directory, '--targets', right.url, broken.url, ...words);
    await Promise.all([right.close(), broken.close()]);
    expect(stdout).toContain('Got worse (1)\n  CreateSecurityGroup.Tag.Key.length: conforms → violates');
    expect(stdout).toMatch(/\d+ of \d+ requests that both were sent were answered otherwise\. The first:/);
    expect(stdout).toMatch(/Tag\.\d+\.Key .*\(65 characters\)/);
    expect(stdout).toMatch(/^400 InvalidTagKey\.Malformed +│ 200$/m);
    expect(code).toBe(1);
    const same = await compare(directory, 'reports/compare/before', 'reports/compare/before');
    expect(same.code).toBe(0);
    const unjudged = await compare(
      directory,
      ...['--targets', 'http://127.0.0.1:9', 'http://127.0.0.1:9', ...words],
    );
    expect(unjudged.code).toBe(3);
  });

  it('has a page of many beside it, whose links lead to the reports that are there', async () => {
    const directory = runs({ a: kept, 'b c': broken });
    writeFileSync(join(directory, 'b c', 'report.html'), '');
    const words = ['matrix', 'a', 'b c/summary.json', '--out', 'pages/matrix.html'];
    const { code, stdout } = await clausewise(words, { directory });
    expect(stdout).toBe('1 clause in 2 runs, 1 not the same in all: pages/matrix.html\n');
    expect(code).toBe(0);
    const page = readFileSync(join(directory, 'pages/matrix.html'), 'utf8');
    expect([...page.matchAll(/href="([^"]+)"/g)].map(([, to]) => to)).toEqual([
      '../b%20c/report.html',
      `../b%20c/report.html#violation-${id}`,
    ]);
    const nowhere = await clausewise(['matrix', 'a', '--out', 'a/summary.json/x'], { directory });
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('hint: ') });
  });

  it.each([
    [['a', 'a', '--seed', '1'], '--seed is of use with --targets only'],
    [['a', 'nothing'], 'no summary of a run at "nothing"'],
    [['a', ''], 'expected a value, received ""'],
    [['a', 'text'], 'is not JSON'],
    [['a', 'else'], 'is not as it should be'],
    [['a', 'a', '--json', '--markdown'], 'exclude each other'],
  ])('ends with 2 and a sentence for %j', async (words, sentence) => {
    const directory = runs({ a: kept });
    writeFileSync(join(directory, 'text'), 'no JSON');
    writeFileSync(join(directory, 'else'), '{}');
    const { code, stderr } = await compare(directory, ...words);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(sentence);
    expect(stderr).toMatch(/^hint: /m);
    expect(code).toBe(2);
  });
});
