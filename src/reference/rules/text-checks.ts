import type { Check, RequestContext, Subject } from '../behaviour.ts';
import type { ErrorName } from '../errors.ts';
import { chineseCharacters, otherLetters } from './characters.ts';
import type { TextRule, TextRules } from './text-rules.ts';

/** The checks that a text parameter can have. */
export type TextAspect = 'length' | 'first' | 'charset' | 'prefix';

type IsBroken = (text: string, rule: TextRule, name: keyof TextRules, context: RequestContext) => boolean;

const aspects: { readonly [A in TextAspect]: IsBroken } = {
  length: (text, rule, _name, context) => {
    const length = rule.measure?.(text) ?? measure(text, context);
    return length < rule.min || length > rule.max;
  },
  first: (text, rule, name, context) => {
    const [first] = text;
    return first !== undefined && !rule.first(first) && !isOtherLetter(first, name, context);
  },
  charset: (text, rule, name, context) =>
    [...text]
      .slice(1)
      .some(
        (character) =>
          !rule.rest(character) &&
          !isOtherLetter(character, name, context) &&
          !(
            character === '.' &&
            name === 'groupName' &&
            context.behaviour.interpretations.dotInGroupName === 'accepted'
          ),
      ),
  prefix: (text, rule, name, context) => {
    const { tagPrefixLetterCase, linkInsideTag } = context.behaviour.interpretations;
    const isTag = name === 'tagKey' || name === 'tagValue';
    const compared = isTag && tagPrefixLetterCase === 'ignored' ? text.toLowerCase() : text;
    if (isTag && linkInsideTag === 'refused' && /https?:\/\//.test(compared)) return true;
    return rule.prefixes.some((prefix) => rule.has(compared, prefix));
  },
};

/** Checks of the given aspects of the text rule `name`, for the values that `subjects` finds. */
export function textChecks<R>(
  name: keyof TextRules,
  clauses: Partial<Readonly<Record<TextAspect, string>>>,
  error: ErrorName,
  subjects: (request: R, context: RequestContext) => readonly Subject[],
): readonly Check<R>[] {
  return (Object.keys(aspects) as TextAspect[]).flatMap((aspect) => {
    const clause = clauses[aspect];
    if (clause === undefined) return [];
    const isBroken: Check<R>['isBroken'] = ({ value }, _request, context) =>
      aspects[aspect](value, context.behaviour.texts[name], name, context);
    return [{ clause, error, subjects, isBroken }];
  });
}

function measure(text: string, context: RequestContext): number {
  return context.behaviour.interpretations.lengthUnit === 'code point' ? [...text].length : text.length;
}

/** Letters that only a reading of an open point takes, beside the documented ones. */
function isOtherLetter(
  character: string,
  name: keyof TextRules,
  { behaviour: { interpretations } }: RequestContext,
): boolean {
  if (name === 'groupName')
    return interpretations.otherLettersInGroupName === 'accepted' && otherLetters(character);
  return (
    name === 'policyName' &&
    interpretations.chineseInPolicyName === 'accepted' &&
    chineseCharacters(character)
  );
}
