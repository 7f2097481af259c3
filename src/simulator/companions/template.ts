import type { CompanionCall } from '../../contract/contract.ts';
import { type Parameter, parameterOf } from '../../endpoint/decode-form.ts';

/** What a call of a companion gives in the place of `$id` or `$region`; undefined where it does not. */
export function placeholderGiven(
  { parameters }: CompanionCall,
  placeholder: '$id' | '$region',
  sent: readonly Parameter[],
): string | undefined {
  const [name, template = ''] =
    Object.entries(parameters).find(([, text]) => text.includes(placeholder)) ?? [];
  const given = name === undefined ? undefined : parameterOf(sent, name);
  const [before = '', after = ''] = template.split(placeholder);
  const isOfForm = given?.startsWith(before) === true && given.endsWith(after);
  return isOfForm ? given.slice(before.length, given.length - after.length) : undefined;
}
