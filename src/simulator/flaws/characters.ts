import { type Alphabet, characterAt, holdsCharacter } from '../../contract/alphabet.ts';
import type { CharsetRule, FirstRule, Text } from '../../contract/contract.ts';
import { rulesOfKind } from '../../contract/rules-of-kind.ts';
import { changeRule } from './change.ts';
import type { Draft, Family } from './flaw.ts';
import { rulesOf } from './text-positions.ts';

/** As many alphabets of those that are refused are let pass, one at a time. */
const most = 3;

const allBut = <T>(all: readonly T[], one: T): readonly T[] => all.filter((it) => it !== one);

/** A name for an alphabet that stands in one word. */
const titleOf = ({ name, ranges }: Alphabet) => {
  const [from = 0, to = from] = ranges[0] ?? [];
  return ranges.length === 1 && from === to
    ? `u${from.toString(16)}`
    : name.replaceAll(/[^A-Za-z0-9]+/g, '-');
};

/** What texts may start with. */
export const firstCharacters: Family = (contract) =>
  rulesOf(contract, 'first').flatMap(({ path, rule, example }): readonly Draft[] => {
    const { clause, accepts, refuses } = rule;
    const ranges = accepts.flatMap((it) => it.ranges);
    const start = example.codePointAt(0) ?? 0;
    const spare = ranges.find(([from, to]) => start < from || start > to);
    const first = (name: string, about: string, change: Partial<FirstRule>): Draft => ({
      name: `first-characters/${path}-${name}`,
      about: `${about} at the start of ${path}`,
      clauses: [clause],
      apply: changeRule<FirstRule>(clause, () => change),
    });
    return [
      first('unchecked', 'takes any character', { refuses: [], accepts: [...accepts, ...refuses] }),
      ...refuses.slice(0, most).map((it) =>
        first(`with-${titleOf(it)}`, `takes ${it.name}`, {
          refuses: allBut(refuses, it),
          accepts: [...accepts, it],
        }),
      ),
      ...(spare === undefined || ranges.length < 2
        ? []
        : [
            first('without-some', `refuses U+${spare[0].toString(16)} to U+${spare[1].toString(16)}`, {
              refuses: [...refuses, { name: 'some', ranges: [spare] }],
            }),
          ]),
    ];
  });

/** What texts may consist of. */
export const characters: Family = (contract) =>
  rulesOf(contract, 'charset').flatMap(({ path, rule, text, example }): readonly Draft[] => {
    const { clause, refuses } = rule;
    const charset = (name: string, about: string, change: Partial<CharsetRule>): Draft => ({
      name: `characters/${path}-${name}`,
      about: `${about} in ${path}`,
      clauses: [clause],
      apply: changeRule<CharsetRule>(clause, () => change),
    });
    const isUsed = (alphabet: Alphabet) =>
      Array.from(example).some((it) => holdsCharacter([alphabet], it.codePointAt(0) ?? 0));
    return [
      ...(refuses.length === 0 ? [] : [charset('unchecked', 'takes any character', { refuses: [] })]),
      ...(refuses.length < 2
        ? []
        : refuses
            .slice(0, most)
            .map((it) =>
              charset(`with-${titleOf(it)}`, `takes ${it.name}`, { refuses: allBut(refuses, it) }),
            )),
      ...refuses.slice(0, 1).flatMap((it) => {
        const single = characterAt(it, 0)?.codePointAt(0) ?? 0;
        // A sign of thousands is not looked for one by one.
        return it.ranges.length < 2 || it.ranges.some(([, to]) => to > 0x7f)
          ? []
          : [
              charset(`with-u${single.toString(16)}`, `takes U+${single.toString(16)}`, {
                refuses: [withoutCharacter(it, single), ...refuses.slice(1)],
              }),
            ];
      }),
      // Without its only alphabet nothing would be taken at all.
      ...(text.plain.length < 2 ? [] : text.plain.filter((it) => !isUsed(it)).slice(0, most)).map((it) => ({
        ...charset(`without-${titleOf(it)}`, `refuses ${it.name}`, { refuses: [...refuses, it] }),
        clauses: [clause, ...forbiddenWith(it, text)],
      })),
    ];
  });

/** The clauses about texts that are allowed elsewhere, and hold characters of `alphabet`. */
function forbiddenWith(alphabet: Alphabet, text: Text): readonly string[] {
  const isIn = (one: string) => holdsCharacter([alphabet], one.codePointAt(0) ?? 0);
  return rulesOfKind(text, 'prefix')
    .filter(({ forbidden }) => forbidden.some((it) => Array.from(it).some(isIn)))
    .map(({ clause }) => clause);
}

function withoutCharacter({ name, ranges }: Alphabet, code: number): Alphabet {
  const others = ranges.flatMap(([from, to]): Alphabet['ranges'] =>
    code < from || code > to
      ? [[from, to]]
      : [
          ...(from < code ? [[from, code - 1] as const] : []),
          ...(code < to ? [[code + 1, to] as const] : []),
        ],
  );
  return { name, ranges: others };
}
