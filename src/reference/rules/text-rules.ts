import {
  anyOf,
  type CharacterSet,
  chineseCharacters,
  digits,
  everything,
  latinLetters,
  matching,
  oneOf,
} from './characters.ts';

/** What the documents say of a text parameter. */
export interface TextRule {
  readonly min: number;
  readonly max: number;
  /** Overrides how long a text is; absent: the length unit of the readings. */
  readonly measure?: (text: string) => number;
  readonly first: CharacterSet;
  readonly rest: CharacterSet;
  readonly prefixes: readonly string[];
  /** Whether `text` has the forbidden `prefix`. */
  readonly has: (text: string, prefix: string) => boolean;
}

/** The text parameters of the two operations. */
export interface TextRules {
  readonly groupName: TextRule;
  readonly description: TextRule;
  readonly tagKey: TextRule;
  readonly tagValue: TextRule;
  readonly groupToken: TextRule;
  readonly policyName: TextRule;
  readonly policyToken: TextRule;
}

const links = ['http://', 'https://'];
const reserved = ['aliyun', 'acs:', ...links];
const startsWith = (text: string, prefix: string): boolean => text.startsWith(prefix);
const free = { first: everything, rest: everything, prefixes: [], has: startsWith };
const ascii = matching(/^[\u{0}-\u{7f}]$/u);
const token = { ...free, min: 1, max: 64, first: ascii, rest: ascii };
const groupNameFirst = anyOf(latinLetters, chineseCharacters);

/** The documented texts. */
export const textRules: TextRules = {
  groupName: {
    min: 2,
    max: 128,
    first: groupNameFirst,
    rest: anyOf(groupNameFirst, digits, oneOf(':_-')),
    prefixes: links,
    has: startsWith,
  },
  description: { ...free, min: 2, max: 256, prefixes: links },
  tagKey: { ...free, min: 1, max: 64, prefixes: reserved },
  tagValue: { ...free, min: 0, max: 128, prefixes: reserved },
  groupToken: token,
  policyName: {
    ...free,
    min: 2,
    max: 128,
    first: latinLetters,
    rest: anyOf(latinLetters, digits, oneOf('._-')),
  },
  policyToken: token,
};
