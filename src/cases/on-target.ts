import type { Facts } from '../contract/facts.ts';
import type { PlannedRequest } from '../contract/test-case.ts';

/** A request as it can be planned for one target, or what that target lacks for it. */
export type OnTarget =
  | { readonly kind: 'ready'; readonly request: PlannedRequest }
  | { readonly kind: 'lacking'; readonly what: string };

/** `general` with the region and the ids of the target that `facts` are of. */
export function onTarget(general: PlannedRequest, facts: Facts): OnTarget {
  const lacking: string[] = [];
  const fill = (value: string): string => {
    const [, kind, name = ''] = /^\{(fixture|region):(\w+)\}$/.exec(value) ?? [];
    if (kind === undefined) return value;
    const known = kind === 'region' ? regionOf(facts, name) : facts.fixtures[name];
    if (known === undefined)
      lacking.push(
        kind === 'region' ? 'a second region (--region)' : `an id to use as ${name} (--fixture ${name}=…)`,
      );
    return known ?? value;
  };
  const request = {
    ...general,
    parameters: Object.fromEntries(
      Object.entries(general.parameters).map(([name, value]) => [name, fill(value)]),
    ),
    again: general.again.map(([name, value]) => [name, fill(value)] as const),
  };
  const [what] = lacking;
  return what === undefined ? { kind: 'ready', request } : { kind: 'lacking', what };
}

function regionOf({ region, regions }: Facts, place: string): string | undefined {
  return place === '1' ? region : regions.find((other) => other !== region);
}
