import type { SameMistake, TextMistake, VerbatimMistake } from './mistake.ts';

/** What stores change or cut; lengths are those at which columns usually end. */
export const storageTexts: readonly TextMistake[] = [
  {
    what: 'usual lengths',
    reason: 'Columns end at usual lengths, and what is longer is cut without an error.',
    source: 'https://dev.mysql.com/doc/refman/8.0/en/sql-mode.html#sql-mode-strict',
    texts: ({ exactly }) =>
      [32, 63, 64, 100, 128, 191, 255, 1024].flatMap((length) => [exactly(length), exactly(length + 1)]),
  },
  {
    what: 'usual lengths in bytes',
    reason: 'A length is counted in bytes, of which characters beyond ASCII have two to four.',
    source: 'https://www.postgresql.org/docs/current/limits.html',
    texts: ({ wide }) => [21, 22, 42, 43, 63, 64, 85, 86, 341].map(wide),
  },
];

/** What stores, forms and templates make another text of, where the documents put no limit to the characters. */
export const storageVerbatim: readonly VerbatimMistake[] = [
  {
    what: 'blanks',
    part: 1,
    reason: 'Forms and models take blanks off the ends, and fixed columns lose those behind.',
    source: 'https://dev.mysql.com/doc/refman/8.0/en/char.html',
    texts: () => ['b  two', ' b front', 'b behind ', '  b both  ', 'b\u00a0fixed'],
  },
  {
    what: 'accents and widths',
    part: 2,
    reason: 'Texts are normalized, so that a letter with its mark becomes one, or the other way round.',
    source: 'https://unicode.org/reports/tr15/',
    texts: () => [
      'n caf\u00e9',
      'n cafe\u0301',
      'n \u212b\u2126',
      'n \ufb01',
      'n \uff21\uff22',
      'n \u0130\u00df',
      'n \ud55c\u1112\u1161\u11ab',
    ],
  },
  {
    what: 'markup and entities',
    part: 3,
    reason: 'Templates escape and sanitizers remove, once too often or on the way in.',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html',
    texts: () => ['m <b>x</b>', 'm &amp;lt;', 'm &#65;&lt;', 'm ]]>', 'm <!-- x -->', 'm & "q" \'s\''],
  },
  {
    what: 'escapes',
    part: 0,
    reason: 'Backslashes, percent and plus signs are taken for escapes and decoded once more.',
    source: 'https://url.spec.whatwg.org/#application/x-www-form-urlencoded',
    texts: () => ['e \\n\\u0041\\', 'e %41%2B%25', 'e a+b', 'e 100%', 'e $' + '{x} {{x}} %s', 'e a=b&c;d'],
  },
  {
    what: 'characters of many bytes',
    part: 2,
    reason: 'Columns and pages with three bytes a character lose or cut what needs four.',
    source: 'https://dev.mysql.com/doc/refman/8.0/en/charset-unicode-utf8mb3.html',
    texts: () => ['w \u00b5\u00f8', 'w \u20ac\u4e2d', 'w \u{1f600}\u{20000}', 'w \u{1f469}\u200d\u{1f4bb}'],
  },
  {
    what: 'trailing signs',
    part: 0,
    reason: 'Dots, slashes and other signs at the end are taken off as those of names and paths.',
    source: 'https://cwe.mitre.org/data/definitions/42.html',
    texts: () => ['t end.', 't end/', 't end,', 't "end"', 't #end'],
  },
];

/** Texts that a store takes for one and the same. */
export const storageAlike: readonly SameMistake[] = [
  {
    what: 'letter case',
    reason: 'The usual collations ignore letter case, so that keys are merged or refused as given twice.',
    source: 'https://dev.mysql.com/doc/refman/8.0/en/case-sensitivity.html',
    alike: ['Team', 'team', 'TEAM'],
  },
  {
    what: 'numbers',
    reason:
      'A column without a fixed type, or a loose comparison, takes texts for the numbers they look like.',
    source: 'https://www.sqlite.org/datatype3.html#type_affinity',
    alike: ['7', '007', '7.0'],
  },
  {
    what: 'signs for any character',
    reason: 'In LIKE an underscore stands for any character, and a dot does in a pattern.',
    source: 'https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-LIKE',
    alike: ['a_b', 'a-b', 'a.b', 'axb'],
  },
  {
    what: 'blanks behind',
    reason: 'With padding collations blanks at the end do not count when texts are compared.',
    source: 'https://mariadb.com/kb/en/char/',
    alike: ['pad', 'pad '],
  },
  {
    what: 'accents and width',
    reason: 'Collations that ignore accents and width take letters for one another.',
    source: 'https://dev.mysql.com/doc/refman/8.0/en/charset-unicode-sets.html',
    alike: ['resume', 'r\u00e9sum\u00e9', '\uff52esume', 're\u0301sume\u0301'],
  },
];
