import fc from 'fast-check';
import type { IntegerValue } from '../../src/contract/contract.ts';
import { fresh } from '../requests/case-draft.ts';
import { type Making, samplesOf, single } from './making.ts';

/** Whole numbers: both ends, one beyond each, between two steps, those that stand alone, and what is no whole number. */
export const integer: Making<IntegerValue> = {
  ordinary: (value, index) => single(String(at(value, index % (lastStep(value) + 1)))),
  individual: (value, text) => {
    const { min, step = 1 } = value;
    const steps = (Number(text) - min) / step;
    const isOne = Number.isInteger(steps) && steps >= 0 && steps <= lastStep(value) && text.trim() !== '';
    return isOne ? `{number:${min}:${lastStep(value)}:${step}:${fresh(12)}}` : null;
  },
  largest: (value) => single(String(at(value, lastStep(value)))),
  samples: (value) => {
    const { clause, min, step = 1, also = [] } = value;
    const last = lastStep(value);
    const top = at(value, last);
    const named = (numbers: readonly number[]) =>
      [...new Set(numbers)].map((it) => [String(it), String(it)] as const);
    const beside = (numbers: readonly number[]) => named(numbers.filter((it) => !also.includes(it)));
    return [
      ...samplesOf(
        clause,
        'accept',
        named([min, top, ...also, at(value, Math.floor(last / 2)), at(value, Math.min(1, last))]),
        2 + also.length,
      ),
      ...samplesOf(
        clause,
        'refuse',
        [
          ...beside([value.max + step, min - step, ...(step > 1 && last > 0 ? [min + 1] : [])]),
          ['a word', 'several'],
          ...(step === 1 && last > 0 ? [['a fraction', `${min}.5`] as const] : []),
          ...beside(
            [
              // A target may draw its line beyond a number that stands alone, or take all that is between.
              ...also.flatMap((it) => [it - 1, it + 1]),
              value.max + 1,
              min - 1,
              value.max + step * 10,
              top * 100 + 7,
              -top - 1,
            ].filter((it) => it > value.max || it < min),
          ),
        ],
        4 + also.length * 2,
      ),
    ];
  },
  arbitrary: (value) => {
    const inRange = fc.integer({ min: 0, max: lastStep(value) }).map((steps) => at(value, steps));
    const { also = [] } = value;
    return (also.length === 0 ? inRange : fc.oneof(inRange, fc.constantFrom(...also))).map((it) =>
      single(String(it)),
    );
  },
};

function at({ min, step = 1 }: IntegerValue, steps: number): number {
  return min + steps * step;
}

function lastStep({ min, max, step = 1 }: IntegerValue): number {
  return Math.max(0, Math.floor((max - min) / step));
}
