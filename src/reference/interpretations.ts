/**
 * How this endpoint reads what the documents leave open. Every choice is made here and nowhere else; the
 * other readings are just as right, and the oddities switch to them one at a time.
 */
export interface Interpretations {
  /** What a character outside the Basic Multilingual Plane counts. */
  readonly lengthUnit: 'code point' | 'UTF-16 unit';
  readonly emptyGroupName: 'default' | 'refused';
  readonly emptyDescription: 'default' | 'refused';
  /** Letters in group names that are neither A–Z nor Chinese. */
  readonly otherLettersInGroupName: 'accepted' | 'refused';
  readonly dotInGroupName: 'accepted' | 'refused';
  readonly chineseInPolicyName: 'accepted' | 'refused';
  /** Digits, spaces, punctuation and other signs in descriptions. */
  readonly descriptionSigns: 'accepted' | 'refused';
  /** What XML cannot carry, in descriptions and tags. */
  readonly controlCharacters: 'accepted' | 'refused';
  readonly controlCharactersInToken: 'accepted' | 'refused';
  /** Signs in tags that are no letters, digits, spaces or `_ - . : / @ + =`. */
  readonly tagSigns: 'accepted' | 'refused';
  readonly tagPrefixLetterCase: 'counts' | 'ignored';
  readonly linkInsideTag: 'accepted' | 'refused';
  readonly tagKeyTwice: 'accepted' | 'last wins' | 'refused';
  readonly tagValueWithoutKey: 'ignored' | 'refused';
  readonly tagGaps: 'accepted' | 'refused';
  readonly tagZero: 'accepted' | 'ignored' | 'refused';
  readonly tagInBothSpellings: 'current wins' | 'old wins' | 'refused';
  /** TLS versions and ciphers in other letter case. */
  readonly choiceLetterCase: 'counts' | 'ignored';
  readonly spacesAroundChoice: 'accepted' | 'refused';
  readonly choiceTwice: 'accepted' | 'once' | 'refused';
  readonly jsonList: 'accepted' | 'refused';
  /** Cipher names that the document's example or later editions have, but none of its lists. */
  readonly laterCiphers: 'accepted' | 'refused';
  /** Whether a given version for which no given cipher works is a fault. */
  readonly versionWithoutCipher: 'accepted' | 'refused';
  readonly otherDryRunValue: 'false' | 'true' | 'refused';
  readonly refusalUsesToken: boolean;
  readonly dryRunUsesToken: boolean;
  readonly extraParameters: 'ignored' | 'refused';
  readonly replayRequestId: 'first' | 'fresh';
}

/** The readings of the reference. */
export const interpretations: Interpretations = {
  lengthUnit: 'code point',
  emptyGroupName: 'default',
  emptyDescription: 'refused',
  otherLettersInGroupName: 'refused',
  dotInGroupName: 'refused',
  chineseInPolicyName: 'refused',
  descriptionSigns: 'accepted',
  controlCharacters: 'refused',
  controlCharactersInToken: 'accepted',
  tagSigns: 'accepted',
  tagPrefixLetterCase: 'counts',
  linkInsideTag: 'accepted',
  tagKeyTwice: 'refused',
  tagValueWithoutKey: 'refused',
  tagGaps: 'accepted',
  tagZero: 'refused',
  tagInBothSpellings: 'current wins',
  choiceLetterCase: 'counts',
  spacesAroundChoice: 'refused',
  choiceTwice: 'accepted',
  jsonList: 'accepted',
  laterCiphers: 'refused',
  versionWithoutCipher: 'accepted',
  otherDryRunValue: 'refused',
  refusalUsesToken: false,
  dryRunUsesToken: false,
  extraParameters: 'ignored',
  replayRequestId: 'fresh',
};
