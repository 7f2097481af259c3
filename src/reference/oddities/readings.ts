import type { Variation } from '../behaviour.ts';
import { type Interpretations, interpretations } from '../interpretations.ts';
import { changeInterpretations } from '../variation/change.ts';
import { oddity } from './oddity.ts';

type Alternatives = {
  readonly [P in keyof Interpretations]: readonly (readonly [Interpretations[P], string])[];
};

/** The readings of each open point that the reference does not follow, and what an endpoint does by them. */
const alternatives: Alternatives = {
  lengthUnit: [['UTF-16 unit', 'counts characters beyond the Basic Multilingual Plane twice']],
  emptyGroupName: [['refused', 'refuses an empty group name']],
  emptyDescription: [['default', 'takes an empty description for none']],
  otherLettersInGroupName: [['accepted', 'takes letters of all scripts in a group name']],
  dotInGroupName: [['accepted', 'takes dots in a group name']],
  chineseInPolicyName: [['accepted', 'takes Chinese characters in a policy name']],
  descriptionSigns: [['refused', 'refuses everything but letters and underscores in a description']],
  controlCharacters: [['accepted', 'takes control characters in descriptions and tags']],
  controlCharactersInToken: [['refused', 'refuses control characters in a token']],
  tagSigns: [['refused', 'refuses unusual punctuation and emoji in tags']],
  tagPrefixLetterCase: [['ignored', 'refuses the prefixes of tags in any letter case']],
  linkInsideTag: [['refused', 'refuses tags with a link anywhere in them']],
  tagKeyTwice: [
    ['accepted', 'takes the same tag key twice and keeps both'],
    ['last wins', 'takes the same tag key twice and keeps the last'],
  ],
  tagValueWithoutKey: [['ignored', 'leaves tag values without a key out']],
  tagGaps: [['refused', 'refuses gaps in the numbers of tags']],
  tagZero: [
    ['accepted', 'takes a tag with the number 0'],
    ['ignored', 'leaves a tag with the number 0 out'],
  ],
  tagInBothSpellings: [
    ['old wins', 'follows the old spelling of a tag that comes in both'],
    ['refused', 'refuses a tag that comes in both spellings'],
  ],
  choiceLetterCase: [['ignored', 'takes versions and ciphers in any letter case']],
  spacesAroundChoice: [['accepted', 'takes spaces around versions and ciphers']],
  choiceTwice: [
    ['once', 'keeps a version or a cipher that is given twice once'],
    ['refused', 'refuses a version or a cipher that is given twice'],
  ],
  jsonList: [['refused', 'takes no list in JSON']],
  laterCiphers: [['accepted', 'takes the ciphers of the document’s example and of later editions']],
  versionWithoutCipher: [['refused', 'refuses a version that none of the ciphers works with']],
  otherDryRunValue: [
    ['false', 'takes every other value of DryRun for false'],
    ['true', 'takes every other value of DryRun for true'],
  ],
  refusalUsesToken: [[true, 'lets a refused request use up its token']],
  dryRunUsesToken: [[true, 'lets a dry run use up its token']],
  extraParameters: [['refused', 'refuses parameters that it does not know']],
  replayRequestId: [['first', 'answers a replay with the RequestId of the first answer']],
};

const kebab = (text: string): string =>
  text
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replaceAll(' ', '-')
    .replace(/^-/, '')
    .replaceAll('u-t-f', 'utf');

/** Every other reading of every open point. */
export const readingOddities: readonly Variation[] = (
  Object.keys(interpretations) as (keyof Interpretations)[]
).flatMap((point) =>
  alternatives[point].map(([reading, about]) =>
    oddity(
      `reading/${kebab(point)}-${reading === true ? 'yes' : kebab(String(reading))}`,
      about,
      changeInterpretations({ [point]: reading }),
    ),
  ),
);
