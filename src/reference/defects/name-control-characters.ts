import type { Variation } from '../behaviour.ts';
import { anyOf, matching } from '../rules/characters.ts';
import { type Change, changeChecks, changeText } from '../variation/change.ts';
import { defect } from './defect.ts';
import { type Named, names } from './name-characters.ts';

function letsThrough(name: Named): readonly Variation[] {
  const { kind, family, noun, rule, charset } = name;
  const wrong = (title: string, about: string, change: Change): Variation =>
    defect(`${family}-control/${title}`, about, [charset], change);
  /** Checks the characters of another text than the one that was given. */
  const looksAt = (textOf: (value: string) => string): Change =>
    changeChecks(kind, charset.slice(charset.indexOf('.') + 1), (check) => ({
      ...check,
      subjects: (request, context) =>
        check.subjects(request, context).map((subject) => ({ ...subject, value: textOf(subject.value) })),
    }));
  const takes = (pattern: RegExp): Change =>
    changeText(rule, ({ rest }) => ({ rest: anyOf(rest, matching(pattern)) }));
  return [
    wrong(
      'final-line-feed',
      `takes a line feed at the end of a ${noun}`,
      looksAt((value) => value.replace(/\n$/, '')),
    ),
    wrong(
      'final-line-break',
      `takes any line break at the end of a ${noun}`,
      looksAt((value) => value.replace(/(\r\n|[\n\r])$/, '')),
    ),
    wrong('first-line-only', `looks only at the first line of a ${noun}`, looksAt(upTo('\n'))),
    wrong('before-nul-only', `looks only at what stands before a NUL in a ${noun}`, looksAt(upTo('\0'))),
    wrong(
      'trimmed',
      `takes white space at the end of a ${noun}`,
      looksAt((value) => value.trimEnd()),
    ),
    wrong('white-space', `takes white space of every kind in a ${noun}`, takes(/^\s$/)),
    wrong('tab', `takes tabs in a ${noun}`, takes(/^\t$/)),
    wrong('delete', `takes U+007F in a ${noun}`, takes(/^\u{7f}$/u)),
    wrong('last-before-space', `takes U+001F in a ${noun}`, takes(/^\u{1f}$/u)),
    wrong('all', `takes every control character in a ${noun}`, takes(/^[\u{0}-\u{1f}\u{7f}]$/u)),
  ];
}

const upTo =
  (end: string) =>
  (value: string): string =>
    value.split(end)[0] ?? value;

/** Control characters and line breaks that the two names let pass. */
export const nameControlCharacterDefects: readonly Variation[] = names.flatMap(letsThrough);
