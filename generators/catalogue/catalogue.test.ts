import { describe, expect, it } from 'vitest';
import {
  oddMistakes,
  patternChoices,
  patternNumbers,
  patternRuns,
  sequenceMistakes,
  storageAlike,
  storageVerbatim,
  textMistakes,
} from './catalogue.ts';
import type { Mistake } from './mistake.ts';

const all: readonly Mistake[] = [
  ...textMistakes,
  ...patternChoices,
  ...patternNumbers,
  ...patternRuns,
  ...oddMistakes,
  ...storageAlike,
  ...storageVerbatim,
  ...sequenceMistakes,
];

describe('the catalogue of what real stacks get wrong', () => {
  it.each(all)('says of $what why, and who says so', ({ what, reason, source }) => {
    expect(what).not.toBe('');
    expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(new URL(source).protocol).toBe('https:');
  });

  it.each([textMistakes, patternChoices, oddMistakes, sequenceMistakes])('names nothing twice', (...some) => {
    const names = some.map(({ what }) => what);
    expect(new Set(names).size).toBe(names.length);
  });
});
