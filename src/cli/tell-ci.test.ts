import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { everyOutcome, everyOutcomeSummary } from '../report/sample-clauses.test.kit.ts';
import { sampleResult, sampleSummary } from '../report/sample-run.test.kit.ts';
import { emptyDirectory } from './command.test.kit.ts';
import { annotations, tellCi } from './tell-ci.ts';

function said(environment: Readonly<Record<string, string>>): string {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  tellCi(everyOutcomeSummary, everyOutcome, environment);
  const text = write.mock.calls.map(([line]) => String(line)).join('');
  write.mockRestore();
  return text;
}

describe('in GitHub Actions', () => {
  it('the summary of the job gets the run beside what is there, and each violation is an error', () => {
    const file = join(emptyDirectory(), 'summary');
    writeFileSync(file, 'earlier\n');
    const text = said({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file });
    const summary = readFileSync(file, 'utf8');
    expect(summary).toMatch(/^earlier\n### The target violates /);
    expect(summary).toContain('| Violated | Expected | Received | Again |');
    expect(text).toContain('::error title=CreateSecurityGroup.Tag.Key.length is violated::');
    expect(text).toContain('::warning title=CreateSecurityGroup.RequestId.uuid is not kept::');
  });

  it('a summary that cannot be written is told and keeps nothing from being said', () => {
    const text = said({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/nowhere/at/all' });
    expect(text).toContain('could not be written');
    expect(text).toContain('::error');
  });

  it('no answer of a target makes a command of its own', () => {
    const reason = 'a\r\n::error title=x::y 100%';
    const [line = '', ...others] = annotations(
      sampleSummary([sampleResult('Op.A.b', { outcome: 'violates', reason })]),
    );
    expect(line).toBe('::error title=Op.A.b is violated::a%0D%0A::error title=x::y 100%25');
    expect(others).toEqual([]);
  });
});

it('elsewhere nothing is said', () => {
  expect(said({ GITHUB_STEP_SUMMARY: '/nowhere/at/all' })).toBe('');
});
