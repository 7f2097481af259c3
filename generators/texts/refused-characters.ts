import { type Alphabet, holdsCharacter } from '../../src/contract/alphabet.ts';
import type { CharsetRule, Text } from '../../src/contract/contract.ts';
import { mistakenFaults } from './mistaken-texts.ts';
import { body, head, longest, mixed, named, type Sample, sample } from './text-parts.ts';

/**
 * Texts that hold a character of `alphabet`, none of which `text` may hold: each once, and where real checks are known to
 * pass it over, there.
 */
export function refusedCharacters(text: Text, rule: CharsetRule, alphabet: Alphabet): readonly Sample[] {
  const printed = charactersOfSome(alphabet.ranges).filter((character) => !isControl(character));
  const known = knownPlaces(text, rule);
  return [
    ...printed.map((character, index) =>
      index < 2
        ? refusedCharacter(text, character, index)
        : (known(character) ?? refusedCharacter(text, character, index)),
    ),
    // What takes the spaces off before it looks passes this one over.
    ...printed
      .slice(0, 1)
      .map((character) => ({ ...(known(character) ?? atEnd(text, character)), tier: 'sweep' as const })),
    ...controlFaults(text, alphabet),
  ];
}

/** The next text of the catalogue in which nothing is wrong but a character. */
function knownPlaces(text: Text, rule: CharsetRule): (character: string) => Sample | undefined {
  const left = new Map<string, Sample[]>();
  for (const it of mistakenFaults(text, rule)) {
    const wrong = [...new Set(it.value)].filter((character) =>
      holdsCharacter(rule.refuses, character.codePointAt(0) ?? 0),
    );
    const [character = ''] = wrong;
    if (wrong.length === 1) left.set(character, [...(left.get(character) ?? []), it]);
  }
  return (character) => {
    const it = left.get(character)?.shift();
    return it && { ...it, label: `${named(character)}, ${it.label}` };
  };
}

/** A text with `character`, which is refused: mostly inside, now and then in other places where it may be passed over. */
function refusedCharacter(text: Text, character: string, index: number): Sample {
  if (index === 1) {
    const others = longest(text) - 1;
    return sample(`${named(character)} behind ${others} others`, body(text, others) + character);
  }
  if (index > 0 && index % 9 === 0) return atEnd(text, character);
  if (index % 9 === 2)
    return sample(`${named(character)} second`, head(text) + character + body(text, 4, 'x'));
  return inside(text, character, index % 2 === 0 ? body(text, 3) : mixed(text));
}

/**
 * Texts with a control character of `alphabet`: the first and the last of each range and those that count as space,
 * inside, and line breaks at the end as well, where a pattern's `$` lets them pass. All others are drawn at random.
 */
function controlFaults(text: Text, { ranges }: Alphabet): readonly Sample[] {
  const edges = ranges.flat().map((codePoint) => String.fromCodePoint(codePoint));
  const representative = ['\n', '\t', ...edges].filter(
    (character, index, all) => all.indexOf(character) === index,
  );
  const refused = (character: string) =>
    holdsCharacter([{ name: '', ranges }], character.codePointAt(0) ?? 0);
  return [
    ...['\n', '\r'].filter(refused).map((character) => atEnd(text, character)),
    ...representative
      .filter((character) => isControl(character) && refused(character))
      .map((character) => inside(text, character, body(text, 3))),
  ];
}

const inside = (text: Text, character: string, before: string): Sample =>
  sample(`${named(character)} inside`, before + character + body(text, 3, 'x'));

const atEnd = (text: Text, character: string): Sample =>
  sample(`${named(character)} at the end`, body(text, 5) + character);

const isControl = (character: string): boolean => character < ' ' || character === '\u007f';

function charactersOfSome(ranges: Alphabet['ranges']): readonly string[] {
  const few = ranges.every(([from, to]) => to - from < 100);
  if (few)
    return ranges.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
    );
  return [0xe9, 0xa0, 0x4e2d, 0x3042, 0xff01].map((codePoint) => String.fromCodePoint(codePoint));
}
