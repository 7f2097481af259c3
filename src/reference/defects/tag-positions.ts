import type { RequestContext, Subject, Variation } from '../behaviour.ts';
import { type GroupClause, groupClause } from '../clause-id.ts';
import { allOf, type Change, changeChecks } from '../variation/change.ts';
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

/** Whether the clause is checked of this one of the tags. */
type Picks = (subject: Subject, index: number, all: readonly Subject[], context: RequestContext) => boolean;

function checkOnly(clause: GroupClause, picks: Picks): Change {
  const only = (of: GroupClause, isExempt: Picks): Change =>
    changeChecks('group', of, (check) => ({
      ...check,
      subjects: (request, context) =>
        check
          .subjects(request, context)
          .filter((subject, index, all) => !isExempt(subject, index, all, context)),
    }));
  const isExempt: Picks = (...tag) => !picks(...tag);
  if (clause !== 'Tag.Key.nonempty') return only(clause, isExempt);
  // The length of keys would find an empty one out.
  return allOf(
    only(clause, isExempt),
    only('Tag.Key.length', (subject, ...rest) => subject.value === '' && isExempt(subject, ...rest)),
  );
}

function partial([clause, family, about]: (typeof rules)[number]): readonly Variation[] {
  const only = (title: string, where: string, picks: Picks): Variation =>
    defect(
      `${family}/${title}`,
      `checks ${about} only ${where}`,
      [groupClause(clause)],
      checkOnly(clause, picks),
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
      checkOnly(clause, ({ n }, _index, _all, context) => !has(`Tag.${n}.key`)(context)),
    ),
  ];
}

/** Rules of tags that are checked for some of them only. */
export const tagPositionDefects: readonly Variation[] = rules.flatMap(partial);
