import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestResult } from 'allure-js-commons';
import { expect, it } from 'vitest';
import { clausewise, emptyDirectory, startTarget } from '../cli/command.test.kit.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Clauses that come to every kind of outcome on an endpoint with the defects below. */
const clauses = ['SecurityGroupName.*', 'OwnerAccount.*', 'RequestId.*', 'Quota.limit', 'Tag.repeated'];
const operation = 'CreateSecurityGroup';
const defects = ['sg-name-length/max-plus-one', 'request-id-form/lower-case'];

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs the suite as `npm run conformance` does, with more `options` of Vitest. */
function runSuite(
  environment: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Promise<Ended> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const words = [vitest, 'run', '--config', '.config/conformance.ts', ...options];
  const env = { PATH: process.env.PATH, HOME: emptyDirectory(), NO_COLOR: '1', ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });
}

/** By history id; each of them is there once. */
function allureResults(directory: string): ReadonlyMap<string, TestResult> {
  const files = readdirSync(directory).filter((name) => name.endsWith('-result.json'));
  const results = files.map((name): TestResult => JSON.parse(readFileSync(join(directory, name), 'utf8')));
  const byId = new Map(results.map((result) => [String(result.historyId), result]));
  expect(byId.size).toBe(results.length);
  return byId;
}

/** Those that tell what was done; each attachment to a running test is a step of its own, without a status. */
const stepsOf = (result: TestResult | undefined) =>
  result?.steps.filter(({ status }) => status !== undefined).map(({ name, status }) => [name, status]);

const labelsOf = (result: TestResult | undefined): string[] =>
  (result?.labels ?? [])
    .filter(({ name }) => name !== 'framework')
    .map(({ name, value }) => `${name}: ${value}`);

it('shows the same clauses as the command line, with the same ids, labels, links, steps, statuses, environment and executor, and once where tests are retried', async () => {
  const directory = emptyDirectory();
  mkdirSync(join(directory, 'allure'));
  const read = (folder: string, file: string) => readFileSync(join(directory, folder, file), 'utf8');
  const ci = { GITLAB_CI: 'true', CI_JOB_NAME: 'conformance', CI_PIPELINE_IID: '7' };
  const target = await startTarget({ defects });
  const command = await clausewise(
    [
      ...['run', '--target', target, '--seed', '1', '--profile', 'quick', '--out', 'reports'],
      ...['--operation', operation, ...clauses.flatMap((clause) => ['--clause', clause])],
    ],
    { directory, environment: ci },
  );
  const environment = {
    ...ci,
    CLAUSEWISE_TARGET: target,
    CLAUSEWISE_SEED: '1',
    CLAUSEWISE_PROFILE: 'quick',
    CLAUSEWISE_CLAUSE: clauses.join(' '),
    CLAUSEWISE_OPERATION: operation,
    ALLURE_RESULTS_DIR: join(directory, 'allure'),
  };
  const suite = await runSuite(environment, ['--retry=1']);
  expect([command.code, suite.code]).toEqual([1, 1]);
  expect(suite.output).toContain('violates: ');
  expect(suite.output).toContain('--clause CreateSecurityGroup.SecurityGroupName.length --seed 1');

  const expected = allureResults(join(directory, 'reports/allure-results'));
  const found = allureResults(join(directory, 'allure'));
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [historyId, result] of expected) {
    const { testCaseId, name, status } = result;
    expect(found.get(historyId)).toMatchObject({ testCaseId, name, status });
    const labels = labelsOf(found.get(historyId));
    expect(labels).toEqual(expect.arrayContaining(labelsOf(result)));
    expect(new Set(labels).size).toBe(labels.length);
    expect(found.get(historyId)?.links).toEqual(result.links);
    expect(stepsOf(found.get(historyId))).toEqual(stepsOf(result));
  }
  for (const file of ['environment.properties', 'categories.json', 'executor.json'])
    expect(read('allure', file)).toBe(read('reports/allure-results', file));
  const statuses = new Set([...expected.values()].map(({ status }) => status));
  expect([...statuses]).toEqual(expect.arrayContaining(['failed', 'passed', 'skipped']));
  expect(suite.output).toContain('left out by profile quick');
});

it('fails with a sentence when a setting is not as it should be', async () => {
  const { code, output } = await runSuite({
    CLAUSEWISE_PROFILE: 'fast',
    ALLURE_RESULTS_DIR: emptyDirectory(),
  });
  expect(code).toBe(1);
  expect(output).toContain('CLAUSEWISE_PROFILE: expected quick, standard or exhaustive, received "fast".');
});

it('fails, and does not pass, when the target cannot be reached', async () => {
  const { code, output } = await runSuite({
    CLAUSEWISE_TARGET: 'http://127.0.0.1:9',
    ALLURE_RESULTS_DIR: emptyDirectory(),
  });
  expect(code).toBe(1);
  expect(output).toMatch(/inconclusive: .*cannot be reached/);
  expect(output).not.toMatch(/Tests .* passed/);
});

it('says which target it was where none was given, and passes in profile quick', async () => {
  const { code, output } = await runSuite({
    CLAUSEWISE_PROFILE: 'quick',
    CLAUSEWISE_OPERATION: operation,
    ALLURE_RESULTS_DIR: emptyDirectory(),
  });
  expect(output).toContain('clausewise: embedded reference endpoint (no target given)');
  expect(output).toMatch(/clausewise: \d+ of \d+ clauses; \d+ left out by profile quick/);
  expect(code).toBe(0);
});
