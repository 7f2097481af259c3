import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attachment, TestResult } from 'allure-js-commons';
import type { Category } from 'allure-js-commons/sdk';
import { parseEnvInfo } from 'allure-js-commons/sdk/reporter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../results/summary.ts';
import { clauseLabels } from './clause-labels.ts';
import { everyOutcome, everyOutcomeSummary } from './sample-clauses.test.kit.ts';
import {
  sampleCounterexample,
  sampleEvents,
  sampleExchange,
  sampleResult,
  sampleSummary,
  tell,
} from './sample-run.test.kit.ts';
import { writeAllure } from './write-allure.ts';

const products = { CreateSecurityGroup: 'ecs', CreateSecurityPolicy: 'alb' };

let root: string;
let results: ReadonlyMap<string, TestResult>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'allure-'));
  results = await resultsOf('first', everyOutcomeSummary);
});
afterAll(() => rm(root, { recursive: true }));

const clause = 'CreateSecurityPolicy.TLSVersions.enum';
const refused = { status: 400, headers: {}, body: '{"Code":"InvalidParameter"}' };

async function resultsOf(name: string, summary: Summary): Promise<ReadonlyMap<string, TestResult>> {
  const exchanges = [
    sampleExchange({ ordinal: 1, clause, purpose: 'shrink', case: 'shrunk' }),
    sampleExchange({ ordinal: 2, clause, startedAt: 1000, durationMs: 20, case: 'first' }),
    sampleExchange({ ordinal: 3, clause, startedAt: 2000, durationMs: 30, case: 'second' }),
    sampleExchange({ ordinal: 4, clause, startedAt: 1500, durationMs: 10, case: 'third', response: refused }),
  ];
  await tell([writeAllure(join(root, name), { products })], sampleEvents(summary, everyOutcome, exchanges));
  const files = (await readdir(join(root, name))).filter((file) => file.endsWith('-result.json'));
  const read = await Promise.all(files.map(async (file) => JSON.parse(await text(file, name)) as TestResult));
  return new Map(read.map((result) => [result.fullName?.replace(/^\w+\./, '') ?? '', result]));
}

const text = (file: string, name = 'first'): Promise<string> => readFile(join(root, name, file), 'utf8');

function resultOf(id: string): TestResult {
  const result = results.get(id);
  if (result === undefined) throw new Error(`no Allure result for ${id}`);
  return result;
}

const labelsOf = ({ labels }: TestResult, name: string): readonly string[] =>
  labels.filter((label) => label.name === name).map(({ value }) => value);

const contentsOf = (attachments: readonly Attachment[]): Promise<readonly (readonly [string, string])[]> =>
  Promise.all(attachments.map(async ({ name, source }) => [name, await text(source)] as const));

describe('writeAllure', () => {
  it('writes a result of every clause, passes included', () => {
    expect([...results.keys()].sort()).toEqual(everyOutcome.map(({ id }) => id).sort());
  });

  it.each([
    ['CreateSecurityGroup.Tag.Key.length', 'failed', 'violates'],
    ['CreateSecurityGroup.Quota.limit', 'broken', 'inconclusive'],
    ['CreateSecurityPolicy.DryRun.quota', 'broken', 'not-run'],
    ['CreateSecurityGroup.VpcId.required', 'skipped', 'not-applicable'],
    ['CreateSecurityGroup.RequestId.uuid', 'passed', 'warns'],
    ['CreateSecurityPolicy.Result.readback', 'passed', 'excepted'],
    ['CreateSecurityPolicy.Ciphers.case', 'passed', 'observed'],
  ])('gives %s the status %s and the tag %s', (id, status, tag) => {
    const result = resultOf(id);
    expect(result.status).toBe(status);
    expect(labelsOf(result, 'tag')).toContain(tag);
    expect(result.statusDetails.message).toMatch(new RegExp(`^${tag}: `));
  });

  it('skips a should that was not judged', async () => {
    const id = 'CreateSecurityGroup.RequestId.uuid';
    const read = await resultsOf(
      'should',
      sampleSummary([sampleResult(id, { outcome: 'not-run', level: 'should' })]),
    );
    expect(read.get(id)?.status).toBe('skipped');
  });

  it('files each result by product, operation, subject, severity and source', () => {
    const result = resultOf('CreateSecurityGroup.Tag.Key.length');
    expect(
      Object.fromEntries(
        result.labels.filter(({ name }) => name !== 'tag').map(({ name, value }) => [name, value]),
      ),
    ).toEqual({
      epic: 'ecs',
      feature: 'CreateSecurityGroup',
      story: 'Tag.Key',
      parentSuite: 'ecs',
      suite: 'CreateSecurityGroup',
      subSuite: 'Tag.Key',
      severity: 'critical',
      level: 'must',
      outcome: 'violates',
      document: 'CreateSecurityGroup',
      edition: 'zh-CN, API 2014-05-26',
      place: 'Request parameters, Tag.N.Key',
      framework: 'clausewise',
    });
    expect(result).toMatchObject({
      name: 'Tag.Key.length: A tag key has at most 64 characters.',
      titlePath: ['ecs', 'CreateSecurityGroup', 'Tag.Key'],
      stage: 'finished',
    });
  });

  it('attaches request, answer, curl and twin of a violation', async () => {
    const { steps, statusDetails } = resultOf('CreateSecurityGroup.Tag.Key.length');
    const { parameters, twin, response, curl } = sampleCounterexample();
    expect(steps.map(({ name, status }) => [name, status])).toEqual([
      ['The twin is accepted', 'passed'],
      ['The request is refused with 400 InvalidTagKey.Malformed', 'failed'],
    ]);
    expect(await contentsOf(steps.flatMap(({ attachments }) => attachments))).toEqual([
      ['Twin: request', JSON.stringify(twin?.parameters, null, 2)],
      ['Twin: response', `200\n\n${twin?.response.body}`],
      ['Request', JSON.stringify(parameters, null, 2)],
      ['Response', `200\n\n${response.body}`],
      ['curl', curl],
    ]);
    expect(statusDetails).toMatchObject({
      expected: 'refused with 400 InvalidTagKey.Malformed',
      actual: `200 ${response.body}`,
      trace: expect.stringContaining('Smallest request'),
    });
  });

  it('makes steps of the steps of a sequence, the last of which failed', () => {
    const { steps } = resultOf('CreateSecurityGroup.ClientToken.idempotent');
    expect(steps.map(({ name, status }) => [name?.slice(0, 14), status])).toEqual([
      ['Create a group', 'passed'],
      ['Send the same ', 'failed'],
    ]);
  });

  it('attaches to a pass the first accepted and the first refused exchange, and says how long it took', async () => {
    const result = resultOf(clause);
    const contents = await contentsOf(result.attachments);
    expect(contents.map(([name]) => name)).toEqual([
      'Accepted: request',
      'Accepted: response',
      'Refused: request',
      'Refused: response',
    ]);
    expect(contents[0]?.[1]).toMatch(/^POST \/\?Action=CreateSecurityGroup.*\nhost: 127\.0\.0\.1:8080\n/);
    expect(contents[3]?.[1]).toBe('400\n\n{"Code":"InvalidParameter"}');
    expect([result.start, result.stop]).toEqual([1000, 1_767_323_045_012]);
  });

  it('attaches to a clause that is read off every answer any exchange of its operation', async () => {
    const { attachments } = resultOf('CreateSecurityGroup.RequestId.uuid');
    expect(attachments.map(({ name }) => name)).toContain('Accepted: response');
  });

  it('keeps history and test case ids from run to run, and all else apart', async () => {
    const later = {
      ...everyOutcomeSummary,
      seed: 2,
      startedAt: '2027-01-01T00:00:00.000Z',
      profile: 'quick',
    };
    const second = await resultsOf('second', later);
    for (const { id, operation } of everyOutcome) {
      const described = everyOutcome.find((known) => known.id === id);
      const { historyId, testCaseId, uuid } = resultOf(id);
      expect(second.get(id)).toMatchObject({ historyId, testCaseId });
      expect(second.get(id)?.uuid).not.toBe(uuid);
      expect(
        described && clauseLabels(described, operation === 'CreateSecurityGroup' ? 'ecs' : 'alb').historyId,
      ).toBe(historyId);
    }
    expect(new Set([...results.values()].map(({ historyId }) => historyId)).size).toBe(everyOutcome.length);
  });

  it('writes the environment', async () => {
    expect(parseEnvInfo(await text('environment.properties'))).toEqual({
      embedded: 'false',
      'target.ecs': 'http://127.0.0.1:8080',
      'target.alb': 'http://127.0.0.1:8080',
      'edition.CreateSecurityGroup': 'zh-CN, API 2014-05-26',
      'edition.CreateSecurityPolicy': 'zh-CN, API 2014-05-26',
      profile: 'standard',
      scope: 'all 16 clauses',
      seed: '1',
      complete: 'true',
      clausewise: '0.1.0',
    });
  });

  it('writes categories that between them take every message but those of passes', async () => {
    const categories = JSON.parse(await text('categories.json')) as readonly Category[];
    for (const result of results.values()) {
      const fitting = categories.filter(
        ({ matchedStatuses = [], messageRegex = '' }) =>
          result.status !== undefined &&
          matchedStatuses.includes(result.status) &&
          new RegExp(`^${String(messageRegex)}$`, 's').test(result.statusDetails.message ?? ''),
      );
      expect(fitting, result.fullName).toHaveLength(labelsOf(result, 'outcome')[0] === 'conforms' ? 0 : 1);
    }
  });
});
