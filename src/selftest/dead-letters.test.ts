import { expect, it } from 'vitest';
import { createPainter } from '../report/painter.ts';
import { deadLetterLines, deadLetters } from './dead-letters.ts';

const total = (clause: string, broken: number, found: number) => ({
  clause,
  broken,
  found,
  wrong: 0,
  lost: 0,
});
const clauses = [
  total('Make.Name.length', 2, 2),
  total('Make.Name.prefix', 0, 0),
  total('Make.Result.id', 3, 0),
];

it('are the clauses that nobody breaks, and those that are never told broken', () => {
  expect(deadLetters({ whole: ['Make'], clauses }).map(({ clause }) => clause)).toEqual([
    'Make.Name.prefix',
    'Make.Result.id',
  ]);
  expect(deadLetterLines({ whole: ['Make'], clauses }, 80, createPainter(false))).toEqual([
    '1 of 3 clauses were told broken, these were not:',
    '  Make.Name.prefix: no endpoint could be thought of that breaks it alone',
    '  Make.Result.id: broken in 3 trials, and each time another one was',
    '',
  ]);
});

it('are not told where not every flaw was tried', () => {
  expect(deadLetters({ whole: null, clauses })).toEqual([]);
  expect(deadLetterLines({ whole: null, clauses }, 80, createPainter(false))).toEqual([]);
});
