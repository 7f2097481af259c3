import type { Contract } from '../../contract/contract.ts';
import type { Parameters } from '../../contract/test-case.ts';

/** Letters that make a text new. */
const enough = 12;

/** `parameters` with texts that are new in every request. */
export function withNewTexts({ parameters: known }: Contract, parameters: Parameters): Parameters {
  const texts = known.flatMap((parameter) => {
    if (parameter.shape !== 'text' || parameters[parameter.name] === undefined) return [];
    const bounds = parameter.text.rules.flatMap((rule) => (rule.kind === 'length' ? [rule] : []));
    const length = bounds.reduce((own, { min, max }) => Math.max(min, Math.min(max, own)), enough);
    return [[parameter.name, `{fresh:${length}}`] as const];
  });
  return { ...parameters, ...Object.fromEntries(texts) };
}
