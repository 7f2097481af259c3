import type { Check, Scene, Subject } from '../behaviour.ts';
import type { ErrorName } from '../errors.ts';
import { chineseCharacters, otherLetters } from './characters.ts';
import type { TextRule, TextRules } from './text-rules.ts';

/** The checks that a text parameter can have. */
export type TextAspect = 'length' | 'first' | 'charset' | 'prefix';

type IsBroken = (text: string, rule: TextRule, name: keyof TextRules, scene: Scene) => boolean;

const aspects: { readonly [A in TextAspect]: IsBroken } = {
  length: (text, rule, _name, scene) => {
    const length = rule.measure?.(text) ?? measure(text, scene);
    return length < rule.min || length > rule.max;
  },
  first: (text, rule, name, scene) => {
    const [first] = text;
    return first !== undefined && !rule.first(first) && !isOtherLetter(first, name, scene);
  },
  charset: (text, rule, name, scene) =>
    [...text]
      .slice(1)
      .some(
        (character) =>
          !rule.rest(character) &&
          !isOtherLetter(character, name, scene) &&
          !(
            character === '.' &&
            name === 'groupName' &&
            scene.behaviour.readings.dotInGroupName === 'accepted'
          ),
      ),
  prefix: (text, rule, name, scene) => {
    const { tagPrefixLetterCase, linkInsideTag } = scene.behaviour.readings;
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
  subjects: (request: R, scene: Scene) => readonly Subject[],
): readonly Check<R>[] {
  return (Object.keys(aspects) as TextAspect[]).flatMap((aspect) => {
    const clause = clauses[aspect];
    if (clause === undefined) return [];
    const isBroken: Check<R>['isBroken'] = ({ value }, _request, scene) =>
      aspects[aspect](value, scene.behaviour.texts[name], name, scene);
    return [{ clause, error, subjects, isBroken }];
  });
}

function measure(text: string, scene: Scene): number {
  return scene.behaviour.readings.lengthUnit === 'code point' ? [...text].length : text.length;
}

/** Letters that only a reading of an open point takes, beside the documented ones. */
function isOtherLetter(
  character: string,
  name: keyof TextRules,
  { behaviour: { readings } }: Scene,
): boolean {
  if (name === 'groupName') return readings.otherLettersInGroupName === 'accepted' && otherLetters(character);
  return name === 'policyName' && readings.chineseInPolicyName === 'accepted' && chineseCharacters(character);
}
