import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { ReplayCase } from '../cases/replay-case.ts';
import { runReference } from '../engine/runs.test.kit.ts';
import { type CaseFile, readCaseFile } from './case-file.ts';
import { writeCases } from './write-cases.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cases-'));
});
afterEach(() => rm(directory, { recursive: true }));

const settings = {
  target: ['http://127.0.0.1:1'],
  signature: 'v3',
  region: ['cn-hangzhou'],
  fixture: {},
  assume: [],
  timeout: 10_000,
} as const;

/** The cases of a run against an endpoint with a defect, as events, and their files as they are read. */
async function written(
  defect: string,
): Promise<{ cases: readonly ReplayCase[]; files: readonly CaseFile[] }> {
  const cases: ReplayCase[] = [];
  const listener = {
    on: (event: { readonly type: string; readonly case?: ReplayCase }) => {
      if (event.type === 'case' && event.case !== undefined) cases.push(event.case);
    },
  };
  await runReference(
    { defects: [defect] },
    {
      profile: 'quick',
      contracts: [specimen.group],
      listeners: [writeCases(directory, settings), listener],
    },
  );
  return { cases, files: cases.map(({ id }) => readCaseFile(join(directory, `${id}.json`))) };
}

describe('a case file', () => {
  it.each(['sg-name-length/max-plus-one', 'sg-token/ignored', 'request-id/missing-in-xml'])(
    'holds what a run against %s found, as it was',
    async (defect) => {
      const { cases, files } = await written(defect);
      expect(files.length).toBeGreaterThan(0);
      expect(files.map((file) => file.case)).toEqual(cases);
      expect(files.map((file) => file.settings)).toEqual(files.map(() => settings));
    },
  );

  it('has the same name in every run, whatever the letters of the run were', async () => {
    const [one, other] = [await written('sg-token/ignored'), await written('sg-token/ignored')];
    expect(one.cases.map(({ id }) => id)).toEqual(other.cases.map(({ id }) => id));
  });

  it('holds no letters of its run, so that it can be sent again', async () => {
    const { cases } = await written('sg-token/ignored');
    const tokens = JSON.stringify(cases).match(/"ClientToken":"[^"]*"/g) ?? [];
    expect(tokens.length).toBeGreaterThan(1);
    expect(tokens.filter((token) => !/\{(fresh|shared:\w+):\d+\}/.test(token))).toEqual([]);
  });
});

describe('a file that holds no case', () => {
  const path = () => join(directory, 'x.json');

  it.each([
    ['no JSON', '{', 'cannot be read as JSON'],
    ['a summary', '{"tool":{}}', 'holds no case'],
    ['a list', '[]', 'holds no case'],
    ['a case of another version', '{"type":"clausewise-case","version":9}', 'is in version 9'],
    ['half a case', '{"type":"clausewise-case","version":1}', 'is not as it was written'],
  ])('is told when it is %s', async (_, content, message) => {
    await writeFile(path(), content);
    expect(() => readCaseFile(path())).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), hint: expect.any(String) }),
    );
  });

  it('is told when there is none', () => {
    expect(() => readCaseFile(path())).toThrow(/cannot be read/);
  });
});
