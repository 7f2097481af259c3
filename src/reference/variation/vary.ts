import type { Behaviour, Variation } from '../behaviour.ts';
import { defects } from '../defects/index.ts';
import { oddities } from '../oddities/index.ts';

/** `behaviour` with the defects and oddities of these names. Throws on a name that there is not. */
export function vary(
  behaviour: Behaviour,
  defectNames: readonly string[] = [],
  oddityNames: readonly string[] = [],
): Behaviour {
  const variations = [
    ...oddityNames.map((name) => find(oddities, name, 'oddity')),
    ...defectNames.map((name) => find(defects, name, 'defect')),
  ];
  return variations.reduce((varied, variation) => variation.apply(varied), behaviour);
}

function find(variations: readonly Variation[], name: string, kind: string): Variation {
  const found = variations.find((variation) => variation.name === name);
  if (found === undefined) throw new Error(`The reference endpoint has no ${kind} ${JSON.stringify(name)}.`);
  return found;
}
