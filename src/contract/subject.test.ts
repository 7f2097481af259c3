import { describe, expect, it } from 'vitest';
import { exists, namesSubject, subjectsNamedIn, withSubjectIds } from './subject.ts';

describe('the names of subjects', () => {
  it('stand in texts, alone and in lists', () => {
    expect(subjectsNamedIn('{subject}')).toEqual(['']);
    expect(subjectsNamedIn('["{subject}","{subject:other}","{subject}"]')).toEqual(['', 'other']);
    expect(subjectsNamedIn('{fresh:4}')).toEqual([]);
  });

  it('give way to ids that are known', () => {
    const ids = new Map([['', 'a-1']]);
    expect(withSubjectIds('["{subject}","{subject:other}"]', ids)).toBe('["a-1","{subject:other}"]');
  });

  it('belong to one parameter and its items', () => {
    const parameter = 'Box';
    const make = { product: 'p', version: '2030-01-01', action: 'Make', parameters: {}, id: 'Id' };
    const clauses = { done: '', others: '', again: '' };
    const subject = { parameter, effect: 'deletes', make, clauses } as const;
    expect(['Box', 'Box.1', 'BoxName'].map((name) => namesSubject({ subject }, name))).toEqual([
      true,
      true,
      false,
    ]);
    expect(namesSubject({}, 'Box')).toBe(false);
  });
});

describe('what exists', () => {
  const facts = { region: 'r', regions: [], assumptions: [] };

  it('is what was declared, and nothing else', () => {
    const declared = { ...facts, fixtures: { Box: 'b-1' } };
    expect([exists(declared, 'Box', 'b-1'), exists(declared, 'Box', 'b-2')]).toEqual([true, false]);
  });

  it('is what was made to act on as long as it is there, whatever it is called in a plan', () => {
    const made = { ...facts, fixtures: { Box: '{subject}' }, subjects: new Set(['b-1']) };
    const known = ['{subject}', '{subject:other}', 'b-1', 'b-2'].map((text) => exists(made, 'Box', text));
    expect(known).toEqual([true, true, true, false]);
  });
});
