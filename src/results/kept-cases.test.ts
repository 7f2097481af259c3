import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptId } from '../cases/kept-id.ts';
import type { ReplayCase } from '../cases/replay-case.ts';
import { emptyDirectory } from '../cli/command.test.kit.ts';
import { plainTransport } from '../contract/plain-transport.ts';
import { sampleHeader, sampleResult, sampleSummary } from '../report/sample-run.test.kit.ts';
import type { CaseSettings } from './case-file.ts';
import { keepCases, readKeptCases } from './kept-cases.ts';
import type { Outcome } from './summary.ts';

const clause = 'CreateSecurityGroup.Tag.Key.length';
const request = { parameters: {}, ...plainTransport };
const failing: ReplayCase = {
  id: `${clause}-0123456789`,
  operation: 'CreateSecurityGroup',
  clause,
  contract: { edition: 'e', hash: 'h' },
  raisedBy: { clause, case: 'a' },
  expected: 'accepted',
  received: 'refused',
  failure: 'refused',
  seen: 3,
  sent: 3,
  cleanUp: 'Delete',
  sendings: { kind: 'request', basis: 'request', request, twin: null, nearest: null, cure: null },
};
const settings: CaseSettings = {
  target: ['http://127.0.0.1:1'],
  signature: 'v3',
  region: [],
  fixture: {},
  assume: [],
  timeout: 1000,
};

/** One run: what fails in it, what the clause comes to, and whether the kept case was answered as it must be. */
function run(
  directory: string,
  { cases = [], outcome, told = true }: { cases?: readonly ReplayCase[]; outcome: Outcome; told?: boolean },
): readonly string[] {
  const listener = keepCases(directory, settings, readKeptCases(directory, settings).files);
  listener.on({ type: 'started', header: sampleHeader(sampleSummary([]), []) });
  if (told)
    listener.on({
      type: 'claim',
      claim: { kind: 'blocked', operation: 'CreateSecurityGroup', reason: '' },
      evidence: [
        {
          operation: 'CreateSecurityGroup',
          clause,
          case: keptId(failing),
          verdict: 'kept',
          side: null,
          exchanges: [],
          reason: '',
          accepted: 1,
          refused: 0,
        },
      ],
    });
  for (const own of cases) listener.on({ type: 'case', case: own });
  listener.on({ type: 'finished', summary: sampleSummary([sampleResult(clause, { outcome })]) });
  return readdirSync(directory);
}

const name = `${failing.id}.json`;

describe('a case that failed', () => {
  it('is kept until it was answered as it must be in three runs on end', () => {
    const directory = emptyDirectory();
    const fixed = () => run(directory, { outcome: 'conforms' });
    expect(run(directory, { cases: [failing], outcome: 'violates' })).toEqual([name]);
    expect([fixed(), fixed()]).toEqual([[name], [name]]);
    expect(run(directory, { cases: [failing], outcome: 'excepted' })).toEqual([name]);
    expect([fixed(), fixed(), fixed()]).toEqual([[name], [name], []]);
  });

  it('is kept for longer where it failed now and then', () => {
    const directory = emptyDirectory();
    run(directory, { cases: [{ ...failing, seen: 1, sent: 2 }], outcome: 'violates' });
    for (let count = 1; count <= 7; count++) expect(run(directory, { outcome: 'conforms' })).toEqual([name]);
    expect(run(directory, { outcome: 'conforms' })).toEqual([]);
  });

  it('stays as it is after a run that did not send it or cannot tell', () => {
    const directory = emptyDirectory();
    run(directory, { cases: [failing], outcome: 'violates' });
    const before = readFileSync(join(directory, name), 'utf8');
    for (let count = 1; count <= 4; count++) {
      run(directory, { outcome: 'conforms', told: false });
      run(directory, { outcome: 'inconclusive' });
    }
    expect(readFileSync(join(directory, name), 'utf8')).toBe(before);
  });

  it('is sent to its own target only', () => {
    const directory = emptyDirectory();
    run(directory, { cases: [failing], outcome: 'violates' });
    expect(readKeptCases(directory, settings).files.map((file) => file.case.id)).toEqual([failing.id]);
    expect(readKeptCases(directory, { ...settings, target: null }).files).toEqual([]);
    expect(readKeptCases(join(directory, 'none'), settings)).toEqual({ files: [], faults: [] });
  });

  it('in what is no directory are told of, and keep no run from starting', () => {
    const file = join(emptyDirectory(), 'cases');
    writeFileSync(file, '');
    const { files, faults } = readKeptCases(file, settings);
    expect(files).toEqual([]);
    expect(faults).toEqual([expect.stringMatching(/^The kept cases in .* cannot be read: .*\.$/)]);
  });

  it('that cannot be read keeps no other from being sent', () => {
    const directory = emptyDirectory();
    run(directory, { cases: [failing], outcome: 'violates' });
    writeFileSync(join(directory, `${clause}-aaaaaaaaaa.json`), '{}');
    const { files, faults } = readKeptCases(directory, settings);
    expect(files).toHaveLength(1);
    expect(faults).toEqual([expect.stringContaining('holds no case.')]);
  });
});
