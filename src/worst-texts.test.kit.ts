/** A text of about so many characters. */
export type TextOf = (length: number) => string;

const repeated =
  (piece: string): TextOf =>
  (length) =>
    piece.repeat(Math.floor(length / piece.length));

const nested =
  (open: string, within: string, close: string): TextOf =>
  (length) => {
    const depth = Math.floor(length / (open.length + close.length));
    return open.repeat(depth) + within + close.repeat(depth);
  };

const listed =
  (item: (index: number) => string, start: string, end: string): TextOf =>
  (length) =>
    start +
    Array.from({ length: Math.floor(length / item(10_000).length) }, (_, index) => item(index)).join('') +
    end;

/** Secrets that the worst texts come close to. */
export const soughtSecrets: readonly string[] = [
  'LTAI5tSomebodysKeyId',
  'a/b+cde=Somebodys9KeySecret',
  `CAIS${'k3Lm9/x+Qz'.repeat(40)}`,
  '%25&amp;\\\\u0041 %%&&\\\\',
];

/** Texts on which tools take longest whose work grows faster than the text. */
export const worstTexts: Readonly<Record<string, TextOf>> = {
  ...Object.fromEntries(
    [
      '&',
      '%',
      '\\',
      '<',
      '>',
      '"',
      "'",
      ' ',
      '+',
      '\n',
      '\u0000',
      '\u0301',
      '\ud800',
      '安',
      '😀',
      'A',
      ',',
      '=',
      ';',
    ].map((piece) => [JSON.stringify(piece), repeated(piece)]),
  ),
  'ampersands of numbers': repeated('&#x'),
  'ampersands of ampersands': (length) => `&${repeated('amp;')(length)}`,
  'percent signs of percent signs': (length) => `%${repeated('25')(length)}`,
  'encoded percent signs': repeated('%25'),
  'escapes of JSON': repeated('\\u0041'),
  'starts of secrets': repeated(soughtSecrets[0]?.slice(0, -1) ?? ''),
  'starts of long secrets': repeated(soughtSecrets[2]?.slice(0, -1) ?? ''),
  'starts of odd secrets': repeated(soughtSecrets[3]?.slice(0, -1) ?? ''),
  pairs: repeated('a=1&'),
  words: repeated('ab '),
  'names of codes': repeated('"Code" '),
  'elements of codes': repeated('<Code>'),
};

/** Answers on which readers take longest whose work grows faster than the answer. */
export const worstAnswers: Readonly<Record<string, TextOf>> = {
  'lists not closed': repeated('['),
  'lists in lists': nested('[', '', ']'),
  'objects in objects': nested('{"a":', '1', '}'),
  'elements in elements': nested('<a>', '', '</a>'),
  'elements not closed': repeated('<a>'),
  'a list of lists': (length) => `[${repeated('[],')(length)}[]]`,
  'a list of numbers': (length) => `[${repeated('1,')(length)}1]`,
  'an object of many names': listed((index) => `"${index}":1,`, '{', '"":1}'),
  'an element of many names': listed((index) => `<a${index}/>`, '<a>', '</a>'),
  'an element of many attributes': listed((index) => ` a${index}="1"`, '<a', '/>'),
  'an element of one attribute many times': (length) => `<a${repeated(' a="1"')(length)}/>`,
  'an element of many entities': (length) => `<a>${repeated('&#x26;')(length)}</a>`,
  'an element of mixed content': (length) => `<a>${repeated('x<b/>')(length)}</a>`,
  'an element of a long name': (length) => `<${'a'.repeat(length / 2)}></${'a'.repeat(length / 2)}>`,
  'an element of comments': (length) => `<a>${repeated('<!---->')(length)}</a>`,
  'an element of sections': (length) => `<a>${repeated('<![CDATA[]]>')(length)}</a>`,
  'a prolog of comments': (length) => `${repeated('<!---->')(length)}<a/>`,
  'a prolog of instructions': (length) => `${repeated('<?a?>')(length)}<a/>`,
  'a document type of entities': (length) =>
    `<!DOCTYPE a [${repeated('<!ENTITY a "&a;&a;">')(length)}]><a>&a;</a>`,
  'a document type without an end': (length) => `<!DOCTYPE a [${repeated('"" ')(length)}`,
};
