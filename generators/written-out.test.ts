import { expect, it } from 'vitest';
import {
  batchLines,
  caseLines,
  madeUp,
  madeUpOptions,
  requestLine,
  sequenceLines,
} from './made-up.test.kit.ts';
import type { CaseOptions } from './plan/case-options.ts';
import { batchCases, enumerations, generateCases } from './plan/cases.ts';
import { smokeRequests } from './plan/smoke-requests.ts';
import { generateSequences } from './sequences/sequences.ts';

/** Without random requests, whose values are fast-check's matter. */
const unchanging: Partial<CaseOptions> = { cases: 0 };
const netted: Partial<CaseOptions> = {
  ...unchanging,
  facts: { ...madeUpOptions().facts, assumptions: ['netted'] },
  base: { ...madeUpOptions().base, NetId: 'net-1' },
};

const unknown: Partial<CaseOptions> = {
  ...unchanging,
  facts: { ...madeUpOptions().facts, fixtures: {} },
  tokenless: true,
};

const smoke = (changes: Partial<CaseOptions>) => smokeRequests(madeUpOptions(changes));
/** The requests of a smoke stage, without what they are about. */
const outline = (changes: Partial<CaseOptions>, most: number) => {
  const { combined, faults, odd } = smokeRequests(madeUpOptions(changes), most);
  return [...[...combined, ...faults].map(({ whole }) => whole), ...odd].flatMap((it) =>
    caseLines(it).slice(0, 2),
  );
};
const cases = (changes: Partial<CaseOptions>) => generateCases(madeUpOptions(changes));
const sequences = (changes: Partial<CaseOptions>) =>
  generateSequences(madeUpOptions(changes))
    .filter(({ label }) => !label.startsWith('random'))
    .flatMap(sequenceLines);
const packs = () => {
  const options = madeUpOptions(unchanging);
  return batchCases(generateCases(options), options).flatMap((it) => ('parts' in it ? [it] : []));
};
const spaces = () =>
  enumerations(madeUpOptions()).flatMap(({ clause, size, cases: all }) => [
    `${clause} ${size}`,
    ...[...all].slice(0, 40).flatMap(caseLines),
  ]);

// What is written out is a made-up contract\u2019s: a generator that changes shows here as a difference to be read.
it.each([
  ['smoke-stage', () => [...smoke({}).combined, ...smoke({}).faults].flatMap(batchLines)],
  ['smoke-stage-in-30-requests', () => outline({}, 30)],
  [
    'smoke-stage-by-get-alone',
    () =>
      outline(
        {
          transport: { method: 'GET', place: 'query', format: 'JSON', rpcSignature: false },
          tokenless: true,
        },
        25,
      ),
  ],
  ['cases', () => cases(unchanging).flatMap(caseLines)],
  [
    'cases-netted',
    () =>
      cases(netted)
        .filter(({ clause }) => clause.includes('NetId'))
        .flatMap(caseLines),
  ],
  ['cases-of-an-unknown-target', () => cases(unknown).map(({ id }) => id)],
  ['batches', () => packs().map(({ parts, whole }) => `${parts.length}: ${requestLine(whole.request)}`)],
  ['sequences', () => sequences(unchanging)],
  ['sequences-quick', () => sequences({ ...unchanging, profile: 'quick' })],
  ['space', spaces],
])('requests are as written out in %s', async (name, lines) => {
  await expect(`${lines().join('\n')}\n`).toMatchFileSnapshot(`written-out/${name}.txt`);
});

it('is about a contract with a parameter of every shape', () => {
  expect(new Set(madeUp.parameters.map(({ shape }) => shape)).size).toBe(7);
});
