import type { SupportRule } from '../../src/contract/contract.ts';
import type { CaseDraft } from '../requests/case-draft.ts';
import { numbered, serving, subsetsOf, supportedBy } from '../requests/support.ts';

/** A finite space of requests, made one at a time. */
export interface Space {
  /** How many combinations it has. */
  readonly size: number;
  readonly drafts: Iterable<CaseDraft>;
}

/**
 * One version or two, with one item or two, each two in both orders: what depends on the order of entries shows in
 * these, and a set of more is sent in one order only.
 */
export function orderedPairs(rule: SupportRule): Space {
  const versions = onesAndPairs(Object.keys(rule.table));
  const items = onesAndPairs(supportedBy(rule, Object.keys(rule.table)));
  return { size: versions.length * items.length, drafts: everyPair(rule, versions, items) };
}

/** Every set of versions with every set of items, the smallest first: the whole space of a support rule. */
export function supportSpace(rule: SupportRule): Space {
  const versions = subsetsOf(Object.keys(rule.table));
  const items = supportedBy(rule, Object.keys(rule.table));
  return { size: versions.length * (2 ** items.length - 1), drafts: everySet(rule, versions, items) };
}

function onesAndPairs(values: readonly string[]): readonly (readonly string[])[] {
  const pairs = values.flatMap((one) => values.flatMap((other) => (one === other ? [] : [[one, other]])));
  return [...values.map((value) => [value]), ...pairs];
}

function* everyPair(
  rule: SupportRule,
  versions: readonly (readonly string[])[],
  items: readonly (readonly string[])[],
): Iterable<CaseDraft> {
  for (const given of versions) {
    const make = probesWith(rule, given);
    for (const chosen of items) yield make(chosen, `in order ${chosen.join(' ')}`);
  }
}

function* everySet(
  rule: SupportRule,
  versions: readonly (readonly string[])[],
  items: readonly string[],
): Iterable<CaseDraft> {
  const makers = versions.map((given) => ({ size: given.length, make: probesWith(rule, given) }));
  const most = items.length + Math.max(...makers.map(({ size }) => size));
  for (let entries = 2; entries <= most; entries++)
    for (const { size, make } of makers)
      for (const bits of setsOfSize(entries - size, items.length))
        yield make(
          items.filter((_, position) => (bits >> position) & 1),
          `set ${bits}`,
        );
}

/** The numbers below 2^`places` with `count` bits set, in order. */
function* setsOfSize(count: number, places: number): Iterable<number> {
  if (count < 1 || count > places) return;
  for (let bits = 2 ** count - 1; bits < 2 ** places; ) {
    yield bits;
    const lowest = bits & -bits;
    const next = bits + lowest;
    // The lowest run of bits moves up by one, and what is left of it goes to the bottom.
    bits = next | (((bits ^ next) / lowest) >> 2);
  }
}

/** Makes the drafts of one list of versions. */
function probesWith(
  rule: SupportRule,
  given: readonly string[],
): (items: readonly string[], what: string) => CaseDraft {
  const supported = new Set(supportedBy(rule, given));
  const versions = numbered(rule.by, given);
  const twin = { ...versions, ...numbered(rule.each, serving(rule, given, [])) };
  return (items, what) => {
    const valid = items.every((item) => supported.has(item));
    return {
      clause: rule.clause,
      side: valid ? 'accept' : 'refuse',
      label: `${given.join(' ')} with ${what}`,
      tier: 'sweep',
      change: { ...versions, ...numbered(rule.each, items) },
      ...(valid ? {} : { twin }),
    };
  };
}
