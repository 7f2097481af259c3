import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { patternNumbers, sequenceMistakes } from '../catalogue/catalogue.ts';
import { caseOptions } from '../claims.test.kit.ts';
import { robustDrafts } from '../requests/robust-drafts.ts';
import { generateSequences } from '../sequences/sequences.ts';
import { generateCases } from './cases.ts';

const options = caseOptions(specimen.group);
const cases = [...generateCases(options)];
const sequences = generateSequences(options);
const texts = cases.flatMap(({ request }) => Object.entries(request.parameters));
const steps = sequences.flatMap((sequence) => sequence.steps.map((step) => ({ sequence, step })));
const kindsOfSequence = sequenceMistakes.map(({ kind }) => kind);
const drafts = robustDrafts(specimen.group);

/** Kinds of faults of real stacks that were missed when they were first tried, and whether a request shows them now. */
const kinds: readonly (readonly [string, () => boolean])[] = [
  [
    'a final line break in a name',
    () => texts.some(([name, value]) => name === 'SecurityGroupName' && /\w\n$/.test(value)),
  ],
  ['tags of one request in the next', () => sequences.some(({ check }) => check === 'leak')],
  [
    'a token with a blank at its end',
    () =>
      steps.some(
        ({ step }) => step.kind === 'create' && / $/.test(step.request.parameters.ClientToken ?? ''),
      ),
  ],
  [
    'a request that poisons all later ones',
    () => kindsOfSequence.includes('poison') && sequences.some(({ check }) => check === 'accepted-after'),
  ],
  ['the race for the last place of a quota', () => kindsOfSequence.includes('last-place')],
  [
    'control characters in XML answers',
    () =>
      drafts.some(
        ({ transport, change }) =>
          transport?.format === 'XML' && Object.values(change).some((it) => it?.includes('\u0001')),
      ),
  ],
  [
    'an index that is a digit of another script',
    () =>
      patternNumbers.some(({ numbers }) => numbers.includes('\u00b2')) &&
      drafts.some(({ change }) => 'Tag.\u00b2.Key' in change),
  ],
  ['a list cut before its filter', () => kindsOfSequence.includes('list-when-full')],
  [
    'a pattern that backtracks',
    () => texts.some(([name, value]) => name === 'ClientToken' && /^\{fresh:\d+\}[^\w-]$/.test(value)),
  ],
];

describe('kinds of faults of real stacks that were missed at first', () => {
  it.each(kinds)('%s: there is a request that shows it', (_, isShown) => {
    expect(isShown()).toBe(true);
  });
});
