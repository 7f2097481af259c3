import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { once } from '../engine/runs.test.kit.ts';
import { clausewise, clausewiseRun, emptyDirectory, startTarget } from './command.test.kit.ts';

/** The words of the line that a run says shows its finding again, without those that start the tool. */
const wordsOf = (line: string): readonly string[] => line.split(' ').slice(2);

/** A run in profile quick against an endpoint with a defect of `CreateSecurityGroup`, and the lines that it prints. */
async function found(defect: string) {
  const directory = emptyDirectory();
  const url = await startTarget({ defects: [defect] });
  const words = ['--target', url, '--seed', '1', '--profile', 'quick', '--operation', 'CreateSecurityGroup'];
  const ran = await clausewiseRun(words, { directory });
  const lines = [...ran.stdout.matchAll(/^ {2}Again +(.+)$/gm)].map(([, line = '']) => line);
  return { ...ran, directory, url, lines };
}

const base = mkdtempSync(join(tmpdir(), 'clausewise-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** The reports of such a run against an endpoint that takes a name too long, which several tests copy. */
const tooLong = once(async () => {
  const { directory } = await found('sg-name-length/max-plus-one');
  cpSync(directory, base, { recursive: true });
});

async function foundTooLong() {
  await tooLong();
  const directory = emptyDirectory();
  cpSync(base, directory, { recursive: true });
  return { directory };
}

describe('the line that shows a finding again', () => {
  it.each(['request-id/missing-in-xml', 'sg-token/ignored'])(
    'does so at an endpoint that is %s, and is the same in every report',
    async (defect) => {
      const { code, lines, directory, summary } = await found(defect);
      expect(code).toBe(1);
      const violated = summary?.clauses.filter(({ outcome }) => outcome === 'violates') ?? [];
      expect(violated.map(({ counterexample }) => counterexample?.rerun).sort()).toEqual(lines.toSorted());
      expect(lines.length).toBeGreaterThan(0);
      const reports = ['junit.xml', 'report.html'].map((name) => join(directory, 'reports', name));
      const allure = readdirSync(join(directory, 'reports', 'allure-results')).filter((name) =>
        name.endsWith('-result.json'),
      );
      const results = allure.map((name) => join(directory, 'reports', 'allure-results', name));
      const texts = reports.map((path) => readFileSync(path, 'utf8'));
      texts.push(results.map((path) => readFileSync(path, 'utf8')).join('\n'));
      for (const line of lines) {
        for (const text of texts) expect(text).toContain(line);
        expect(line).toMatch(/^npx clausewise replay reports\/cases\/[\w.-]+\.json$/);
        const again = await clausewise(wordsOf(line), { directory });
        expect(again.code, again.stderr).toBe(1);
        expect(again.stdout).toContain('✗ still failing');
      }
    },
  );

  it('says that it is fixed at another endpoint that has not the fault', async () => {
    const { directory } = await foundTooLong();
    const right = await startTarget();
    const again = await clausewise(['replay', 'reports', '--target', right, '--json'], { directory });
    expect(again.code, again.stderr).toBe(0);
    expect(JSON.parse(again.stdout)).toEqual([expect.objectContaining({ verdict: 'fixed' })]);
    const left = await clausewise(['sweep', '--out', 'reports/replay'], { directory });
    expect(left.code).toBe(0);
  });

  it('cannot tell where nobody answers, and says why', async () => {
    const { directory } = await foundTooLong();
    const again = await clausewise(['replay', 'reports', '--target', 'http://127.0.0.1:9'], { directory });
    expect(again.code).toBe(3);
    expect(again.stdout).toContain('? cannot tell');
  });

  it('is a run of the clause where no few requests show it', async () => {
    const directory = emptyDirectory();
    const url = await startTarget({ defects: ['sg-quota/max-plus-one'] });
    const clause = 'CreateSecurityGroup.Quota.limit';
    const { summary } = await clausewiseRun(['--target', url, '--seed', '1', '--clause', clause], {
      directory,
    });
    const line = summary?.clauses.find(({ id }) => id === clause)?.counterexample?.rerun ?? '';
    expect(line).toBe(`npx clausewise run --target ${url} --clause ${clause} --seed 1`);
    expect((await clausewise(wordsOf(line), { directory })).code).toBe(1);
  }, 180_000);
});

describe('wrong usage of replay', () => {
  it.each([
    [['replay'], /There is no case at reports\/latest/],
    [['replay', 'nowhere.json'], /There is no case at nowhere.json/],
    [['replay', ''], /expected a value/],
    [['replay', '--profile', 'quick'], /[Uu]nknown option '--profile'/],
  ])('ends with 2 and a sentence: %j', async (words, sentence) => {
    const { code, stderr } = await clausewise(words);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr).toContain('hint: ');
  });

  it('is a clause that none of the cases is about', async () => {
    const { directory } = await foundTooLong();
    const { code, stderr } = await clausewise(['replay', 'reports', '--clause', 'Tag.*'], { directory });
    expect(code).toBe(2);
    expect(stderr).toContain('They are about CreateSecurityGroup.SecurityGroupName.length');
  });
});
