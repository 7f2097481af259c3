import type { Contract } from '../../contract/contract.ts';
import { parametersOfShape } from '../../contract/of-shape.ts';
import { rulesOfKind } from '../../contract/rules-of-kind.ts';
import type { Parameters } from '../../contract/test-case.ts';

/** Letters that make a text new. */
const enough = 12;

/** `parameters` with texts that are new in every request. */
export function withNewTexts(contract: Contract, parameters: Parameters): Parameters {
  const texts = parametersOfShape(contract, 'text').flatMap(({ name, text }) => {
    if (parameters[name] === undefined) return [];
    const bounds = rulesOfKind(text, 'length');
    const length = bounds.reduce((own, { min, max }) => Math.max(min, Math.min(max, own)), enough);
    return [[name, `{fresh:${length}}`] as const];
  });
  return { ...parameters, ...Object.fromEntries(texts) };
}
