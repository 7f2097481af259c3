import type { Answer } from '../../endpoint/fields.ts';
import type { RequestContext } from '../behaviour.ts';
import { type Change, changeAnswers } from './change.ts';
import { codeOf } from './pages.ts';

/** What codes are about. */
const subjects: readonly (readonly [code: RegExp, parameter: RegExp])[] = [
  [/SecurityGroupName/, /^SecurityGroupName$/],
  [/SecurityPolicyName/, /^SecurityPolicyName$/],
  [/Description/, /^Description$/],
  [/TagKey/, /^Tag\.\d+\.[Kk]ey$/],
  [/TagValue/, /^Tag\.\d+\.[Vv]alue$/],
  [/ClientToken/, /^ClientToken$/],
  [/VpcId/, /^VpcId$/],
  [/Cipher/, /^Ciphers/],
  [/TLSVersions/, /^TLSVersions/],
];

/** The value that a refusal is about, the strangest where there are several. */
export function refusedValue(answer: Answer, { call }: RequestContext): string | undefined {
  const pattern = subjects.find(([code]) => code.test(codeOf(answer)))?.[1];
  const values = call.parameters.filter(({ name }) => pattern?.test(name)).map(({ value }) => value);
  return values.find((value) => /[^\w.:-]/.test(value)) ?? values[0];
}

/** Repeats in the messages of refusals what was wrong. */
export const echo: Change = changeAnswers('both', (answer, context) => {
  const value = refusedValue(answer, context);
  if (value === undefined) return answer;
  const told = [...value].slice(0, 200).join('');
  return { ...answer, fields: { ...answer.fields, Message: `The value "${told}" is not valid.` } };
});
