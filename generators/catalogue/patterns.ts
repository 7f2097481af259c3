import type { ChoiceMistake, NumberMistake, RunMistake, TextMistake } from './mistake.ts';

/** What patterns and string functions get wrong about texts. */
export const patternTexts: readonly TextMistake[] = [
  {
    what: 'a final line break',
    reason: 'In most engines $ matches before a line break at the end as well as at the end.',
    source: 'https://docs.python.org/3/library/re.html#regular-expression-syntax',
    texts: ({ word, exactly, longest, shortest }) => [
      `${word}\n`,
      `${exactly(longest - 1)}\n`,
      `${exactly(shortest)}\n`,
      `${word}\r\n`,
    ],
  },
  {
    what: 'one good line',
    reason: 'With a flag for many lines ^ and $ match at each of them, and one that fits is enough.',
    source: 'https://guides.rubyonrails.org/security.html#regular-expressions',
    texts: ({ word }) => [`${word}\n<b>`, `<b>\n${word}`],
  },
  {
    what: 'a good start',
    reason: 'A match that need not reach the end takes whatever follows.',
    source: 'https://docs.python.org/3/library/re.html#search-vs-match',
    texts: ({ word }) => [`${word} and more`, `${word}!`],
  },
  {
    what: 'blanks around',
    reason: 'Blanks are taken off before the check and not before the use, or the other way round.',
    source: 'https://docs.djangoproject.com/en/5.0/ref/forms/fields/#django.forms.CharField.strip',
    texts: ({ word, prefixes }) => [
      ` ${word}`,
      `${word} `,
      `\t${word}`,
      ...prefixes.slice(0, 2).map((prefix) => ` ${prefix}${word}`),
    ],
  },
  {
    what: 'what follows NUL',
    reason: 'Libraries written in C end a text at its first NUL.',
    source: 'https://cwe.mitre.org/data/definitions/158.html',
    texts: ({ word }) => [`${word}\u0000`, `${word}\u0000!`],
  },
  {
    what: 'a range of letters that holds signs',
    reason: 'A-z holds the signs between Z and a, and a hyphen between two signs makes a range of them.',
    source: 'https://codeql.github.com/codeql-query-help/javascript/js-overly-large-range/',
    texts: ({ word }) => [`^${word}`, `${word}[`, `${word};`, `${word}\\`],
  },
  {
    what: 'letters of a prefix',
    reason:
      'Functions that take a set of characters off a start are mistaken for those that take off a prefix.',
    source: 'https://docs.python.org/3/library/stdtypes.html#str.lstrip',
    texts: ({ prefixes }) =>
      prefixes.flatMap((prefix) => {
        const letters = [...prefix].filter((letter) => /[a-z]/.test(letter)).reverse();
        return letters.length === 0 ? [] : [letters.join(''), [...letters, ...letters].join('')];
      }),
  },
  {
    what: 'a prefix and nothing after it',
    reason: 'A pattern that asks for a character after the prefix lets the prefix alone pass.',
    source: 'https://docs.python.org/3/library/stdtypes.html#str.startswith',
    texts: ({ prefixes }) => [...prefixes, ...prefixes.map((prefix) => `${prefix}-`)],
  },
  {
    what: 'long runs of one class with a sign behind',
    reason: 'Repetitions within repetitions are tried in ever more ways, if the end does not match.',
    source: 'https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS',
    texts: ({ exactly, word, longest, signs }) => [
      `${exactly(longest - 1)}!`,
      `${word[0] ?? 'a'}${'a'.repeat(Math.max(0, longest - 2))}<`,
      'a'.repeat(longest),
      ...signs
        .slice(0, 3)
        .flatMap((sign) => [
          `a${sign.repeat(longest - 1)}`,
          `a${`${sign}a`.repeat(Math.floor((longest - 1) / 2))}`,
        ]),
    ],
  },
];

/** What patterns and string functions take for a value of a closed list. */
export const patternChoices: readonly ChoiceMistake[] = [
  {
    what: 'a final line break',
    reason: 'In most engines $ matches before a line break at the end as well as at the end.',
    source: 'https://docs.python.org/3/library/re.html#regular-expression-syntax',
    values: (listed) => [`${listed}\n`, `\n${listed}`],
  },
  {
    what: 'a digit of another script',
    reason: 'Classes of digits, and functions that read numbers, take the digits of every script.',
    source: 'https://docs.python.org/3/library/functions.html#int',
    values: (listed) => [
      listed.replace(/\d(?=\D*$)/, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      listed.replace(/\d/, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
    ],
  },
  {
    what: 'letters that fold to others',
    reason: 'The long s and the sign for Kelvin become S and K when letter case is ignored.',
    source: 'https://www.unicode.org/faq/casemap_charprop.html',
    values: (listed) => [listed.replace(/s/i, '\u017f'), listed.replace(/k/i, '\u212a')],
  },
  {
    what: 'a start or a part of it',
    reason:
      'What is compared is whether one text starts with or holds the other, not whether they are equal.',
    source: 'https://cwe.mitre.org/data/definitions/187.html',
    values: (listed) => [listed.slice(0, -1), listed.slice(1), `${listed}0`, `${listed}.0`],
  },
  {
    what: 'alternatives without grouping',
    reason: 'An anchor belongs to one of the alternatives only, if nothing groups them.',
    source: 'https://codeql.github.com/codeql-query-help/javascript/js-regex-missing-regexp-anchor/',
    values: (listed) => [`${listed}x`, `x${listed}`, `x${listed}x`],
  },
  {
    what: 'two in one',
    reason: 'A value is taken apart at signs at which lists are written, before it is looked up.',
    source: 'https://docs.spring.io/spring-framework/reference/core/validation/convert.html',
    values: (listed, other) => [`${listed},${other}`, `${listed}:${other}`, `${listed} ${other}`],
  },
  {
    what: 'a sign for any character',
    reason: 'A dot that is not escaped matches any character, and in LIKE an underscore does.',
    source: 'https://www.sqlite.org/lang_expr.html#the_like_glob_regexp_match_and_extract_operators',
    values: (listed) => [
      listed.replaceAll('.', 'x'),
      listed.replaceAll('_', 'x'),
      `${listed.slice(0, -1)}%`,
      `${listed.slice(0, -1)}_`,
    ],
  },
  {
    what: 'what follows NUL',
    reason: 'Libraries written in C end a text at its first NUL.',
    source: 'https://cwe.mitre.org/data/definitions/158.html',
    values: (listed) => [`${listed}\u0000`, `${listed}\u0000x`],
  },
];

/** What is taken for the number in a name. */
export const patternNumbers: readonly NumberMistake[] = [
  {
    what: 'digits of other scripts',
    reason: 'A test for digits lets superscripts pass, at which the function that reads numbers fails.',
    source: 'https://docs.python.org/3/library/stdtypes.html#str.isdigit',
    numbers: ['\u00b2', '\uff11', '\u0661', '\u2460'],
  },
  {
    what: 'numbers that are none',
    reason:
      'Functions that read numbers take signs, blanks, fractions and exponents, and fail at what is too large.',
    source:
      'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Number#number_coercion',
    numbers: ['+1', '-1', '1e1', '01', ' 1', '99999999999999999999', ''],
  },
  {
    what: 'names that objects have',
    reason: 'Maps that are objects have names of their own, which are found in them.',
    source: 'https://developer.mozilla.org/en-US/docs/Web/Security/Attacks/Prototype_pollution',
    numbers: ['__proto__', 'constructor', 'length'],
  },
  {
    what: 'numbers beyond all lists',
    reason: 'A list is made as long as the largest number says.',
    source: 'https://github.com/ljharb/qs',
    numbers: ['99999999999'],
  },
];

/** Long runs of one class with a sign of another behind. */
export const patternRuns: readonly RunMistake[] = [
  ['x', '!'],
  ['\u4e2d', '!'],
  ['a-', '!'],
  [' ', 'x'],
  ['1', 'x'],
  ['a.', '!'],
].map(([unit = '', end = '']) => ({
  what: `a long run of ${JSON.stringify(unit)} with ${end} behind it`,
  reason: 'Repetitions that overlap are tried in ever more ways, if the end does not match.',
  source: 'https://cwe.mitre.org/data/definitions/1333.html',
  unit,
  end,
}));
