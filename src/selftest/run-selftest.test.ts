import { expect, it } from 'vitest';
import { accusation, fault, length, mutantWith, result, unjudged } from './mutants.test.kit.ts';
import { runSelftest, type SelftestOptions } from './run-selftest.ts';

const defect = mutantWith([fault('a/one')], { operations: ['CreateSecurityGroup'] });

const selftest = (changes: Partial<SelftestOptions>) =>
  runSelftest({
    mutants: [defect],
    contracts: [],
    sample: null,
    whole: null,
    quotas: [],
    seeds: [1, 2],
    profile: 'quick',
    runTrial: async ({ mutant, seed }) =>
      result({ seed, accusations: mutant.kind === 'defect' ? [accusation(length)] : [] }),
    width: 2,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...changes,
  });

it('tries every mutant with every seed, and the endpoint without faults', async () => {
  const told: string[] = [];
  const report = await selftest({ onProgress: (done, all) => told.push(`${done} of ${all}`) });
  expect(told).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4']);
  expect(report).toMatchObject({ complete: true, passed: true, totals: { trials: 4, found: 2, faults: 2 } });
});

it('tries the endpoint without faults with each quota', async () => {
  const report = await selftest({ mutants: [], quotas: [5, 12] });
  expect(report.assessments.map(({ mutant, finding }) => [mutant.name, finding])).toEqual([
    ['quota/policies-5', 'silent'],
    ['quota/policies-12', 'silent'],
  ]);
});

it('measures a mutant by the endpoint without faults with the same seed', async () => {
  const { assessments } = await selftest({
    runTrial: async ({ mutant, seed }) =>
      mutant.kind === 'defect'
        ? result({ seed, requests: 600, accusations: [accusation(length)], unjudged: unjudged('A.b', 'C.d') })
        : result({ seed, requests: 300 * seed, unjudged: unjudged('A.b') }),
  });
  const trials = assessments.find(({ mutant }) => mutant.kind === 'defect')?.trials ?? [];
  expect(trials.map(({ seed, timesRequests }) => [seed, timesRequests])).toEqual([
    [1, 2],
    [2, 1],
  ]);
  expect(trials.map(({ lost }) => lost.map(({ clause }) => clause))).toEqual([['C.d'], ['C.d']]);
});

it('has not passed when it was broken off', async () => {
  const stop = new AbortController();
  const report = await selftest({ signal: stop.signal, width: 1, onProgress: () => stop.abort() });
  expect(report).toMatchObject({ complete: false, passed: false, totals: { trials: 1 } });
});
