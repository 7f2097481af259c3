import type { OddMistake, TextMistake } from './mistake.ts';

/** What types, serializers and decoders make of texts. */
export const typeTexts: readonly TextMistake[] = [
  {
    what: 'nothing, truth and falsehood',
    reason: 'Loaders guess types: a word becomes nothing or a truth value, and is shown as another word.',
    source: 'https://yaml.org/type/bool.html',
    texts: () => [
      'null',
      'true',
      'NaN',
      'undefined',
      'False',
      'None',
      'Infinity',
      'no',
      'nil',
      'NULL',
      'off',
      'Yes',
    ],
  },
  {
    what: 'numbers',
    reason: 'Parsers of XML and drivers of databases make numbers of texts, which lose zeros and signs.',
    source: 'https://github.com/NaturalIntelligence/fast-xml-parser/blob/master/docs/v4/2.XMLparseOptions.md',
    texts: () => ['0', '007', '1e3', '0x1F', '1.0', '1e5', '-0', '12345678901234567890', '1_000', '0.10'],
  },
  {
    what: 'names that objects have',
    reason:
      'Maps that are objects have names of their own: some are found in them, others cannot be put there.',
    source: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Object/proto',
    texts: () => ['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  },
  {
    what: 'dates',
    reason: 'Readers of JSON make dates of texts that look like one, and write them in another form.',
    source: 'https://www.newtonsoft.com/json/help/html/DatesInJSON.htm',
    texts: () => ['2024-01-02', '2024-01-02T03:04:05Z', 'May-5'],
  },
  {
    what: 'markup',
    reason: 'What is put into XML without being escaped, or escaped twice, is not what it was.',
    source: 'https://cwe.mitre.org/data/definitions/91.html',
    texts: ({ word }) => [`${word}<b>&amp;`, `${word}&lt;`, `${word}]]>`],
  },
  {
    what: 'a character that XML cannot hold',
    reason: 'XML 1.0 has no way to write most control characters, not even escaped.',
    source: 'https://www.w3.org/TR/xml/#charsets',
    texts: ({ word }) => [`${word}\u0001`, `${word}\u001f${word}`],
  },
  {
    what: 'escapes that are decoded twice',
    reason: 'A gateway and the program behind it decode what was encoded once.',
    source: 'https://cwe.mitre.org/data/definitions/174.html',
    texts: ({ word }) => [`${word}%0A`, `${word}%41`, `${word}+${word}`],
  },
];

/** Bytes and characters at which decoders fail; they have to be answered. */
export const typeOdd: readonly OddMistake[] = [
  {
    what: 'characters that no serializer writes',
    reason: 'Non-characters, lone marks and the order mark are refused by some encoders after all checks.',
    source: 'https://www.unicode.org/faq/private_use.html#nonchar4',
    texts: ['a\uffffb', 'a\ufdd0b', '\ufeffa', '\u0301', 'a\u2028b'],
  },
];
