import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { parametersOfShape } from '../contract/of-shape.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import type { PlannedRequest } from '../contract/test-case.ts';
import type { Observation } from '../oracle/observation.ts';

/** Letters that several requests of a run shared, and the placeholders that they stood for. */
export type SharedLetters = ReadonlyMap<string, string>;

/** Shorter ones stand in other texts by chance. */
const shortest = 8;

const placeholder = /\{(fresh|shared:\w+):(\d+)\}/g;

/** The letters that were put into these requests for what they share. */
export function sharedLettersIn(requests: readonly Observation[]): SharedLetters {
  const letters = new Map<string, string>();
  for (const { exchange, values } of requests)
    for (const [name, template] of Object.entries(exchange.parameters)) {
      if (!template.includes('{shared:')) continue;
      const shape = new RegExp(`^${shapeOf(template)}$`, 's');
      const found = shape.exec(values[name] ?? '')?.slice(1) ?? [];
      const names = [...template.matchAll(placeholder)].map(([text]) => text);
      for (const [index, text] of found.entries()) {
        const own = names[index];
        if (own?.startsWith('{shared:') && text.length >= shortest) letters.set(text, own);
      }
    }
  return letters;
}

function shapeOf(template: string): string {
  return template
    .split(/(\{(?:fresh|shared:\w+):\d+\})/)
    .map((part) => {
      const [, , length] = /^\{(fresh|shared:\w+):(\d+)\}$/.exec(part) ?? [];
      return length === undefined ? part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&') : `(.{${length}})`;
    })
    .join('');
}

/** Requests as any target may be sent them: what belongs to one target or one run is a placeholder. */
export interface GeneralForm {
  readonly request: (planned: PlannedRequest) => PlannedRequest;
}

/** Puts placeholders for the facts of a target and for letters that were shared. */
export function generalForm(
  { parameters: known }: Pick<Contract, 'parameters'>,
  facts: Facts,
  shared: SharedLetters,
): GeneralForm {
  const regions = new Set(parametersOfShape({ parameters: known }, 'region').map(({ name }) => name));
  const general = (name: string, value: string): string => {
    const { name: parameter } = parameterPath(name);
    if (facts.fixtures[parameter] === value) return `{fixture:${parameter}}`;
    const at = regions.has(parameter) ? placeOf(facts, value) : 0;
    if (at > 0) return `{region:${at}}`;
    return [...shared].reduce((text, [letters, own]) => text.replaceAll(letters, own), value);
  };
  return {
    request: (planned) => ({
      ...planned,
      parameters: Object.fromEntries(
        Object.entries(planned.parameters).map(([name, value]) => [name, general(name, value)]),
      ),
      again: planned.again.map(([name, value]) => [name, general(name, value)] as const),
    }),
  };
}

/** 1 for the region that is used throughout, 2 for another one; 0 for none. */
function placeOf({ region, regions }: Facts, value: string): number {
  if (value === region) return 1;
  return value === regions.find((other) => other !== region) ? 2 : 0;
}
