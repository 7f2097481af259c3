import { holdsCharacter } from '../../contract/alphabet.ts';
import type { LengthRule } from '../../contract/contract.ts';
import { changeRule } from './change.ts';
import type { Draft, Family } from './flaw.ts';
import { rulesOf } from './text-positions.ts';

/** Limits of texts that are off by one, or none. */
export const lengths: Family = (contract) =>
  rulesOf(contract, 'length').flatMap(
    ({ path, text, rule: { clause, min, max, unit } }): readonly Draft[] => {
      const limit = (name: string, about: string, change: Partial<LengthRule>): Draft => ({
        name: `lengths/${path}-${name}`,
        about: `${about} in ${path}`,
        clauses: [clause],
        apply: changeRule<LengthRule>(clause, () => change),
      });
      return [
        limit('max-plus-one', `takes ${max + 1} characters`, { max: max + 1 }),
        ...(unit === 'bytes' && holdsCharacter(text.plain, 0x4e00)
          ? [limit('characters-counted', 'counts characters in the place of bytes', { unit: 'code points' })]
          : []),
        limit('unlimited', 'takes any number of characters', { max: Number.MAX_SAFE_INTEGER }),
        ...(max > min
          ? [limit('max-minus-one', `takes ${max - 1} characters at most`, { max: max - 1 })]
          : []),
        ...(min > 1
          ? [
              limit('min-minus-one', `takes ${min - 1} characters`, { min: min - 1 }),
              limit('min-plus-one', `takes ${min + 1} characters at least`, { min: min + 1 }),
            ]
          : []),
      ];
    },
  );
