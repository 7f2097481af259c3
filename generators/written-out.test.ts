import { expect, it } from 'vitest';
import type { CaseOptions } from './case-options.ts';
import { enumerations, generateCases, packCases } from './cases.ts';
import { caseLines, madeUp, madeUpOptions, packLines, requestLine, scriptLines } from './made-up.test.kit.ts';
import { openingOf } from './opening.ts';
import { generateScripts } from './scripts.ts';

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

const opening = (changes: Partial<CaseOptions>) => openingOf(madeUpOptions(changes));
/** The requests of an opening, without what they are about. */
const outline = (changes: Partial<CaseOptions>, most: number) => {
  const { hosts, faults, odd } = openingOf(madeUpOptions(changes), most);
  return [...[...hosts, ...faults].map(({ whole }) => whole), ...odd].flatMap((it) =>
    caseLines(it).slice(0, 2),
  );
};
const cases = (changes: Partial<CaseOptions>) => generateCases(madeUpOptions(changes));
const scripts = (changes: Partial<CaseOptions>) =>
  generateScripts(madeUpOptions(changes))
    .filter(({ label }) => !label.startsWith('random'))
    .flatMap(scriptLines);
const packs = () => {
  const options = madeUpOptions(unchanging);
  return packCases(generateCases(options), options).flatMap((it) => ('members' in it ? [it] : []));
};
const spaces = () =>
  enumerations(madeUpOptions()).flatMap(({ clause, size, cases: all }) => [
    `${clause} ${size}`,
    ...[...all].slice(0, 40).flatMap(caseLines),
  ]);

// What is written out is a made-up contract\u2019s: a generator that changes shows here as a difference to be read.
it.each([
  ['opening', () => [...opening({}).hosts, ...opening({}).faults].flatMap(packLines)],
  ['opening-in-30-requests', () => outline({}, 30)],
  [
    'opening-by-get-alone',
    () =>
      outline(
        { way: { method: 'GET', place: 'query', format: 'JSON', rpcSignature: false }, tokenless: true },
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
  ['packs', () => packs().map(({ members, whole }) => `${members.length}: ${requestLine(whole.request)}`)],
  ['scripts', () => scripts(unchanging)],
  ['scripts-quick', () => scripts({ ...unchanging, profile: 'quick' })],
  ['space', spaces],
])('requests are as written out in %s', async (name, lines) => {
  await expect(`${lines().join('\n')}\n`).toMatchFileSnapshot(`written-out/${name}.txt`);
});

it('is about a contract with a parameter of every shape', () => {
  expect(new Set(madeUp.parameters.map(({ shape }) => shape)).size).toBe(7);
});
