import type { Variation } from '../behaviour.ts';
import { type GroupClause, groupClause } from '../clause-id.ts';
import { allOf, changeChecks, lookOnlyAt } from '../variation/change.ts';
import { has } from '../variation/conditions.ts';
import { defect } from './defect.ts';

/** The rules of single tags, each with what it is called. */
const rules: readonly (readonly [GroupClause, string, string])[] = [
  ['Tag.Key.nonempty', 'sg-tag-key-empty', 'that tag keys are not empty'],
  ['Tag.Key.length', 'sg-tag-key-length', 'the length of tag keys'],
  ['Tag.Key.prefix', 'sg-tag-key-prefix', 'what tag keys start with'],
  ['Tag.Value.length', 'sg-tag-value-length', 'the length of tag values'],
  ['Tag.Value.prefix', 'sg-tag-value-prefix', 'what tag values start with'],
];

/** Tag.Key.nonempty is backed up by the length of keys. */
const checksOf = (clause: GroupClause): readonly GroupClause[] =>
  clause === 'Tag.Key.nonempty' ? ['Tag.Key.nonempty', 'Tag.Key.length'] : [clause];

function partial([clause, family, about]: (typeof rules)[number]): readonly Variation[] {
  const only = (title: string, where: string, picks: Parameters<typeof lookOnlyAt>[2]): Variation =>
    defect(
      `${family}/${title}`,
      `checks ${about} only ${where}`,
      [groupClause(clause)],
      allOf(...checksOf(clause).map((one) => lookOnlyAt('group', one, picks))),
    );
  return [
    only('first-only', 'of the first tag', (_subject, index) => index === 0),
    only('last-only', 'of the last tag', (_subject, index, all) => index === all.length - 1),
    only('even-only', 'of tags with even numbers', ({ n }) => n % 2 === 0),
    only('one-digit-only', 'of tags whose number has one digit', ({ n }) => n < 10),
    only('not-twentieth', 'of tags below the twentieth', ({ n }) => n < 20),
    defect(
      `${family}/old-spelling-unchecked`,
      `does not check ${about} in the old spelling`,
      [groupClause(clause), groupClause('Tag.alias')],
      allOf(
        ...checksOf(clause).map((one) =>
          changeChecks('group', one, (check) => ({
            ...check,
            subjects: (request, scene) =>
              check.subjects(request, scene).filter(({ n }) => !has(`Tag.${n}.key`)(scene)),
          })),
        ),
      ),
    ),
  ];
}

/** Rules of tags that are checked for some of them only. */
export const tagPositionDefects: readonly Variation[] = rules.flatMap(partial);
