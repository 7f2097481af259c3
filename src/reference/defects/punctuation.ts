/** ASCII punctuation and the space, by name. */
export const punctuation: Readonly<Record<string, string>> = {
  space: ' ',
  'exclamation-mark': '!',
  'quotation-mark': '"',
  'number-sign': '#',
  dollar: '$',
  percent: '%',
  ampersand: '&',
  apostrophe: "'",
  'left-parenthesis': '(',
  'right-parenthesis': ')',
  asterisk: '*',
  plus: '+',
  comma: ',',
  hyphen: '-',
  dot: '.',
  slash: '/',
  colon: ':',
  semicolon: ';',
  'less-than': '<',
  equals: '=',
  'greater-than': '>',
  'question-mark': '?',
  at: '@',
  'left-bracket': '[',
  backslash: '\\',
  'right-bracket': ']',
  caret: '^',
  underscore: '_',
  backquote: '`',
  'left-brace': '{',
  bar: '|',
  'right-brace': '}',
  tilde: '~',
};

/** What a visible ASCII character is called in the name of a defect. */
export function titleOf(character: string): string {
  const named = Object.entries(punctuation).find(([, one]) => one === character)?.[0];
  if (named !== undefined) return named;
  if (/\d/.test(character)) return `digit-${character}`;
  return `${character === character.toUpperCase() ? 'upper' : 'lower'}-${character.toLowerCase()}`;
}
