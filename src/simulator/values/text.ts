import { holdsCharacter } from '../../contract/alphabet.ts';
import type { LengthRule, Text, TextRule, TextValue } from '../../contract/contract.ts';
import { rulesOfKind } from '../../contract/rules-of-kind.ts';
import { isCarriedByXml } from '../../endpoint/xml.ts';
import { type Breach, breachOf, notTaken } from '../breach.ts';
import { type Check, onlyText } from './checking.ts';

type Broken = {
  readonly [K in TextRule['kind']]: (rule: Extract<TextRule, { kind: K }>, text: string) => boolean;
};

const codeOf = (character: string) => character.codePointAt(0) ?? 0;

const lengths: { readonly [U in NonNullable<LengthRule['unit']>]: (text: string) => number } = {
  'code points': (text) => Array.from(text).length,
  'code units': (text) => text.length,
  bytes: (text) => Buffer.byteLength(text),
};

/** Whether a text breaks a rule. Of the empty string only the rules about it speak. */
const broken: Broken = {
  length: ({ min, max, unit = 'code points' }, text) => {
    const length = lengths[unit](text);
    return length > 0 && (length < min || length > max);
  },
  first: ({ refuses }, text) => text !== '' && holdsCharacter(refuses, codeOf(text)),
  charset: ({ refuses }, text) => Array.from(text, codeOf).some((code) => holdsCharacter(refuses, code)),
  prefix: ({ forbidden }, text) => forbidden.some((start) => text.startsWith(start)),
  absent: ({ forbidden }, text) => forbidden.some((part) => text.includes(part)),
  nonempty: (_, text) => text === '',
  empty: () => false,
};

/** What is wrong with a text. What no rule speaks of is taken, if XML can show it again and the start is a listed one. */
export function checkText({ rules }: Pick<Text, 'rules'>, text: string): readonly Breach[] {
  const breaches = rules
    .filter((rule) => {
      // The table is keyed by the rule's own kind, which TypeScript cannot follow through an index.
      const isBroken = broken[rule.kind] as (rule: TextRule, text: string) => boolean;
      return isBroken(rule, text);
    })
    .map((rule) => breachOf(rule));
  return breaches.length === 0 && !isTakenSilently(rules, text) ? [notTaken] : breaches;
}

function isTakenSilently(rules: readonly TextRule[], text: string): boolean {
  const [first] = rulesOfKind({ rules }, 'first');
  const isListed = text === '' || first === undefined || holdsCharacter(first.accepts, codeOf(text));
  return isListed && isCarriedByXml(text);
}

/** Texts with rules. */
export const text: Check<TextValue> = ({ text: rules }, entries) => {
  const given = onlyText(entries);
  return given === undefined ? [notTaken] : checkText(rules, given);
};
