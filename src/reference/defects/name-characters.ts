import type { Variation } from '../behaviour.ts';
import { type ClauseId, groupClause, policyClause } from '../clause-id.ts';
import { anyOf, type CharacterSet, everything, matching, oneOf, without } from '../rules/characters.ts';
import type { TextRule, TextRules } from '../rules/text-rules.ts';
import { changeText, type Kind, skipChecks } from '../variation/change.ts';
import { defect } from './defect.ts';
import { punctuation, titleOf } from './punctuation.ts';

/** A name as defects speak of it. */
export interface Named {
  readonly kind: Kind;
  readonly parameter: string;
  readonly family: string;
  readonly noun: string;
  readonly rule: keyof TextRules;
  readonly charset: ClauseId;
  readonly first: ClauseId;
  /** Punctuation that belongs; the readings leave `open` undecided. */
  readonly taken: string;
  readonly open: string;
}

/** The two names. */
export const names: readonly Named[] = [
  {
    kind: 'group',
    parameter: 'SecurityGroupName',
    family: 'sg-name',
    noun: 'group name',
    rule: 'groupName',
    charset: groupClause('SecurityGroupName.charset'),
    first: groupClause('SecurityGroupName.first'),
    taken: ':_-',
    open: '.',
  },
  {
    kind: 'policy',
    parameter: 'SecurityPolicyName',
    family: 'sp-name',
    noun: 'policy name',
    rule: 'policyName',
    charset: policyClause('SecurityPolicyName.charset'),
    first: policyClause('SecurityPolicyName.first'),
    taken: '._-',
    open: '',
  },
];

function wrongCharacters(name: Named): readonly Variation[] {
  const { kind, parameter, family, noun, rule, charset, first, taken, open } = name;
  const wrong = (about: string, title: string, change: (rule: TextRule) => Partial<TextRule>): Variation =>
    defect(`${family}-charset/${title}`, about, [charset], changeText(rule, change));
  const wrongFirst = (about: string, title: string, change: (old: CharacterSet) => CharacterSet): Variation =>
    defect(
      `${family}-first/${title}`,
      about,
      [first],
      changeText(rule, (old) => ({ first: change(old.first) })),
    );
  return [
    ...Object.entries(punctuation)
      .filter(([, character]) => !open.includes(character))
      .map(([title, character]) =>
        taken.includes(character)
          ? wrong(`refuses ${title} in a ${noun}`, `without-${title}`, ({ rest }) => ({
              rest: without(rest, character),
            }))
          : wrong(`takes ${title} in a ${noun}`, `with-${title}`, ({ rest }) => ({
              rest: anyOf(rest, oneOf(character)),
            })),
      ),
    ...['0', '9', 'A', 'Z', 'a', 'z'].map((character) =>
      wrong(
        `refuses ${character} behind the first character of a ${noun}`,
        `without-${titleOf(character)}`,
        ({ rest }) => ({
          rest: without(rest, character),
        }),
      ),
    ),
    wrong(`refuses digits in a ${noun}`, 'without-digits', ({ rest }) => ({
      rest: without(rest, '0123456789'),
    })),
    defect(
      `${family}-charset/unchecked-with-hyphen`,
      `takes everything in a ${noun} with a hyphen in it`,
      [charset],
      skipChecks(kind, charset.slice(charset.indexOf('.') + 1), ({ call }) =>
        call.parameters.some((it) => it.name === parameter && it.value.includes('-')),
      ),
    ),
    wrong(`takes everything in a ${noun}`, 'anything', () => ({ rest: everything })),
    wrong(`takes all of ASCII in a ${noun}`, 'all-of-ascii', ({ rest }) => ({
      rest: anyOf(rest, matching(/^[ -~]$/)),
    })),
    wrongFirst(`takes every character of a ${noun} at its start`, 'anything', () => everything),
    wrongFirst(`takes a digit at the start of a ${noun}`, 'digit-taken', (old) =>
      anyOf(old, oneOf('0123456789')),
    ),
    wrongFirst(`takes 0 at the start of a ${noun}`, 'zero-taken', (old) => anyOf(old, oneOf('0'))),
    ...[...taken].map((character) =>
      wrongFirst(`takes ${character} at the start of a ${noun}`, `${titleOf(character)}-taken`, (old) =>
        anyOf(old, oneOf(character)),
      ),
    ),
    wrongFirst(`refuses upper-case letters at the start of a ${noun}`, 'upper-case-refused', (old) =>
      without(old, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    ),
    wrongFirst(`refuses lower-case letters at the start of a ${noun}`, 'lower-case-refused', (old) =>
      without(old, 'abcdefghijklmnopqrstuvwxyz'),
    ),
  ];
}

/** Wrong alphabets of the two names. */
export const nameCharacterDefects: readonly Variation[] = names.flatMap(wrongCharacters);
