import { asciiCharactersOf, charactersOf, lastCharacterOf } from '../../src/contract/alphabet.ts';
import type { Text, TextRule } from '../../src/contract/contract.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { breaksRule, readText } from '../../src/contract/read-text.ts';
import { rulesOfKind } from '../../src/contract/rules-of-kind.ts';
import { textLength } from '../../src/contract/text-length.ts';
import { refusedCharacters } from './refused-characters.ts';
import { body, head, longest, type Sample, sample, unitOf } from './text-parts.ts';

interface Samples<R> {
  readonly accepted: (text: Text, rule: R) => readonly Sample[];
  readonly refused: (text: Text, rule: R) => readonly Sample[];
}

type Table = { readonly [K in TextRule['kind']]: Samples<Extract<TextRule, { kind: K }>> };

const wide = (text: Text) => text.plain.find(({ ranges }) => ranges.some(([from]) => from > 0x7f));

const table: Table = {
  length: {
    accepted: (text, { min, max }) => [
      ...sequences(text).flatMap(({ name, fill }) => [
        sample(`${max} ${name}`, fill(max)),
        sample(`${Math.max(min, 1)} ${name}`, fill(Math.max(min, 1))),
        ...(min > 1 ? [sample(`${min + 1} ${name}`, fill(min + 1), 'sweep')] : []),
        sample(`${max - 1} ${name}`, fill(max - 1), 'sweep'),
        sample(`${Math.floor(max / 2) + 1} ${name}`, fill(Math.floor(max / 2) + 1), 'sweep'),
      ]),
    ],
    refused: (text, { min, max }) => [
      ...sequences(text).flatMap(({ name, fill }, index) => [
        sample(`${max + 1} ${name}`, fill(max + 1), index === 0 || isCounted(text) ? 'edge' : 'sweep'),
        ...(min > 1 ? [sample(`${min - 1} ${name}`, fill(min - 1), index === 0 ? 'edge' : 'sweep')] : []),
      ]),
      sample(`${max * 2 + 3} characters`, sequences(text)[0]?.fill(max * 2 + 3) ?? '', 'sweep'),
      sample(`${max * 8} characters`, sequences(text)[0]?.fill(max * 8) ?? '', 'sweep'),
    ],
  },
  first: {
    accepted: (text, { accepts }) =>
      accepts.flatMap((alphabet) =>
        alphabet.ranges.flatMap(([from, to]) =>
          [from, to].map((codePoint) => {
            const first = String.fromCodePoint(codePoint);
            return sample(`starts with ${first}`, first + body(text, 6));
          }),
        ),
      ),
    refused: (text, { refuses }) =>
      refuses.flatMap((alphabet) => {
        const characters = charactersOf(alphabet);
        return characters.map((first, index) =>
          sample(`starts with ${first}`, first + body(text, 6), index === 0 ? 'edge' : 'sweep'),
        );
      }),
  },
  charset: {
    accepted: (text) => {
      const ascii = text.plain.flatMap(asciiCharactersOf);
      const chunks = chunked(ascii, Math.min(48, longest(text) - 16));
      const other = wide(text);
      const edges = other?.ranges.flatMap(([from, to]) => [from, to, Math.floor((from + to) / 2)]) ?? [];
      return [
        ...chunks.map((chunk, index) =>
          sample(`every listed character, part ${index + 1}`, `${head(text)}${chunk.join('')}e`),
        ),
        ...(edges.length > 0
          ? [sample(`edges of ${other?.name}`, head(text) + String.fromCodePoint(...edges))]
          : []),
        ...text.plain.flatMap((alphabet) => {
          const last = lastCharacterOf(alphabet) ?? '';
          return [sample(`ends with ${last}`, body(text, 5, head(text)) + last, 'sweep')];
        }),
      ];
    },
    refused: (text, rule) => rule.refuses.flatMap((alphabet) => refusedCharacters(text, rule, alphabet)),
  },
  prefix: {
    accepted: (text, rule) => {
      const near = rule.forbidden.flatMap((prefix): readonly Sample[] => [
        sample(`${prefix} without its last character`, prefix.slice(0, -1) + (prefix.length < 4 ? 'xx' : '')),
        sample(`${prefix} without its slashes`, `${prefix.replace(/\/+$/, '')}x`),
        sample(`the letters of ${prefix}`, `${/^\w+/.exec(prefix)?.[0] ?? ''}x`),
        { ...sample(`${prefix} inside`, `x${prefix}y`), twin: `x${[...prefix].reverse().join('')}y` },
        sample(`${prefix} broken by a letter`, `${prefix.slice(0, -1)}x${prefix.slice(-1)}y`, 'sweep'),
      ]);
      return distinct(
        near.filter(({ value, twin }) => isValid(text, value) || (twin !== undefined && isOpen(text, value))),
      ).map(({ twin, ...it }) => (twin === undefined || isValid(text, it.value) ? it : { ...it, twin }));
    },
    refused: (text, { forbidden }) =>
      forbidden.flatMap((prefix, index) => [
        ...(index === 0
          ? [
              sample(
                `${prefix} and as much as there may be`,
                body(text, longest(text), `${prefix}x`),
                'sweep',
              ),
            ]
          : []),
        // Either way in turn: each prefix, and each way, is then seen at the least cost.
        sample(`exactly ${prefix}`, prefix, index % 2 === 0 ? 'edge' : 'sweep'),
        sample(`${prefix} and more`, `${prefix}xy`, index % 2 === 1 ? 'edge' : 'sweep'),
      ]),
  },
  absent: {
    accepted: (text, { forbidden }) =>
      forbidden.flatMap((it) => {
        const near = sample(`${it} without its last character`, body(text, 5) + it.slice(0, -1));
        return it.length > 1 && isValid(text, near.value) ? [near] : [sample(`no ${it}`, body(text, 5))];
      }),
    refused: (text, { forbidden }) =>
      forbidden.flatMap((it, index) => [
        sample(`${it} inside`, `${body(text, 4)}${it}${body(text, 3)}`, index < 2 ? 'edge' : 'sweep'),
        sample(`${it} at the end`, body(text, 4) + it, 'sweep'),
      ]),
  },
  nonempty: {
    accepted: (text) => [sample('one character', head(text))],
    refused: () => [sample('the empty string', '')],
  },
  empty: {
    accepted: () => [sample('the empty string', '')],
    refused: () => [],
  },
};

/** Texts that keep every rule of `text` and stand close to the line that `rule` draws. */
export function acceptedTexts(text: Text, rule: TextRule): readonly Sample[] {
  return acceptedBy(text)(rule);
}

/** Texts that break `rule` and, where that can be, no other rule of `text`. */
export function refusedTexts(text: Text, rule: TextRule): readonly Sample[] {
  return refusedBy(text)(rule);
}

// Made once: cases, faults and sequences of a contract all ask for them. The table is keyed by the rule's own kind,
// which TypeScript cannot follow through an index.
const acceptedBy = oncePer((text: Text) =>
  oncePer((rule: TextRule) => (table[rule.kind] as Samples<TextRule>).accepted(text, rule)),
);
const refusedBy = oncePer((text: Text) =>
  oncePer((rule: TextRule) =>
    (table[rule.kind] as Samples<TextRule>)
      .refused(text, rule)
      .filter(({ value }) => breaksRule(rule, value)),
  ),
);

/** An ordinary text of `length` characters that keeps every rule. */
export function ordinaryText(text: Text, length: number): string {
  return length <= 1 ? head(text).slice(0, length) : head(text) + body(text, length - 1, 'x');
}

/** A text as long as can be, half of it beyond ASCII where that is surely allowed. */
export function widestText(text: Text): string {
  const [ascii, other] = sequences(text);
  const half = Math.floor(longest(text) / 2);
  return other === undefined
    ? ordinaryText(text, longest(text))
    : `${ascii?.fill(longest(text) - half) ?? ''}${other.fill(half)}`;
}

/** Shortest length of a text that is given and not empty. */
export function shortest(text: Text): number {
  return Math.max(1, ...rulesOfKind(text, 'length').map(({ min }) => min));
}

function sequences(text: Text): readonly { name: string; fill: (length: number) => string }[] {
  const other = wide(text);
  const from = other?.ranges[0]?.[0] ?? 0;
  const size = textLength(String.fromCodePoint(from), unitOf(text));
  const chineseOf = (length: number) =>
    Array.from({ length: Math.floor(length / size) }, (_, index) =>
      String.fromCodePoint(from + ((index * 131) % 20_000)),
    ).join('') + body(text, length % size);
  const name = (of: string) => (isCounted(text) ? `${unitOf(text)} of ${of}` : of);
  return [
    { name: name('ASCII characters'), fill: (length) => ordinaryText(text, length) },
    ...(other === undefined ? [] : [{ name: name(other.name), fill: chineseOf }]),
  ];
}

/** Whether the document says what the length is counted in. */
function isCounted(text: Text): boolean {
  return rulesOfKind(text, 'length').some(({ unit }) => unit !== undefined);
}

function isValid(text: Text, value: string): boolean {
  return readText(text, value).length === 0;
}

function isOpen(text: Text, value: string): boolean {
  const findings = readText(text, value);
  const inside = text.open.inside?.point;
  return findings.every((finding) => finding.kind === 'open' && finding.point !== inside);
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function distinct(samples: readonly Sample[]): readonly Sample[] {
  const seen = new Set<string>();
  return samples.filter(({ value }) => !seen.has(value) && seen.add(value));
}
