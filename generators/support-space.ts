import type { SupportRule } from '../src/contract/contract.ts';
import type { Probe } from './probe.ts';
import { numbered, serving, subsetsOf, supportedBy } from './support.ts';

/** How many requests a space has, and the requests themselves, made one at a time. */
export interface Space {
  readonly size: number;
  readonly probes: Iterable<Probe>;
}

/** Every set of versions with every set of items: the whole space of a support rule. */
export function supportSpace(rule: SupportRule): Space {
  const versions = subsetsOf(Object.keys(rule.table));
  const items = supportedBy(rule, Object.keys(rule.table));
  return { size: versions.length * (2 ** items.length - 1), probes: everyPair(rule, versions, items) };
}

function* everyPair(
  rule: SupportRule,
  versions: readonly (readonly string[])[],
  items: readonly string[],
): Iterable<Probe> {
  for (const given of versions) {
    const supported = new Set(supportedBy(rule, given));
    const twin = { ...numbered(rule.by, given), ...numbered(rule.each, serving(rule, given, [])) };
    for (let bits = 1; bits < 2 ** items.length; bits++) {
      const chosen = items.filter((_, position) => (bits >> position) & 1);
      const sound = chosen.every((item) => supported.has(item));
      yield {
        clause: rule.clause,
        side: sound ? 'accept' : 'refuse',
        label: `${given.join(' ')} with set ${bits}`,
        tier: 'sweep',
        change: { ...numbered(rule.by, given), ...numbered(rule.each, chosen) },
        ...(sound ? {} : { twin }),
      };
    }
  }
}
