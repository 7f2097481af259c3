import type { SupportRule } from '../../src/contract/contract.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import type { CaseDraft, Tier } from './case-draft.ts';
import { numbered, serving, subsetsOf, supportedBy, unsupportedBy } from './support.ts';

const faultPlaces = ['first', 'middle', 'last'] as const;

/**
 * Drafts of a support rule: for each set of versions every item that works in as small a request as can be, all of them together, and each
 * item that does not work once among those that do, in first, middle and last place in turn.
 */
export const supportDrafts: (rule: SupportRule) => readonly CaseDraft[] = oncePer((rule) =>
  subsetsOf(Object.keys(rule.table)).flatMap((versions, set) => {
    const supported = supportedBy(rule, versions);
    const unsupported = unsupportedBy(rule, versions);
    const request = (items: readonly string[], of = versions) => ({
      ...numbered(rule.by, of),
      ...numbered(rule.each, items),
    });
    const twin = request(serving(rule, versions, []));
    const tier: Tier = versions.length === 1 ? 'edge' : 'sweep';
    // A larger set would show every version at once that wrongly supports the item.
    const isWidest = (item: string) =>
      versions.length === Object.values(rule.table).filter((items) => !items.includes(item)).length;
    const cover = smallestCover(rule, versions, supported);
    // What each two versions support is seen of them: of more a few will do, beside all at once.
    const singles = (versions.length > 2 ? cover.slice(0, 3) : cover).map((items, index) => {
      const order = (index + set) % 2 === 0 ? versions : [...versions].reverse();
      const placed = index % 3 === 2 ? [...items].reverse() : items;
      return accept(rule, `${versions.join(' ')} with ${items.join(' ')}`, request(placed, order), tier);
    });
    const alone = unsupported.map((item) =>
      refuse(rule, `${versions.join(' ')} with ${item} alone`, request([item]), twin, 'sweep'),
    );
    // Of one version each is seen alone.
    const others = versions.length > 1 ? unsupported : unsupported.filter(isWidest);
    const among = others.map((item, index) => {
      const place = faultPlaces[(index + set) % faultPlaces.length] ?? 'last';
      // In last place behind all the others, so that checks of the first few entries only are seen.
      const beside = place === 'last' ? supported : supported.slice(0, 3);
      const items = inserted(serving(rule, versions, beside), item, place);
      return refuse(
        rule,
        `${versions.join(' ')} with ${item} ${place}`,
        request(items),
        twin,
        isWidest(item) ? 'edge' : 'sweep',
      );
    });
    return [
      accept(rule, `${versions.join(' ')} with all that they support`, request(supported), 'edge'),
      ...singles,
      ...alone.filter((_, index) => versions.length === 1 || (versions.length === 2 && index < 1)),
      ...among,
    ];
  }),
);

/** Sets as small as can be in which every item stands once and every version is served, by items still to come where it can be. */
function smallestCover(
  rule: SupportRule,
  versions: readonly string[],
  items: readonly string[],
): readonly (readonly string[])[] {
  const share = (item: string) => versions.filter((version) => rule.table[version]?.includes(item)).length;
  const waiting = [...items].sort((a, b) => share(a) - share(b));
  const sets: (readonly string[])[] = [];
  for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
    const chosen = serving(rule, versions, [item], [...waiting, ...items]);
    for (const other of chosen) if (waiting.includes(other)) waiting.splice(waiting.indexOf(other), 1);
    sets.push(chosen);
  }
  return sets;
}

/** Drafts of the list that says which versions there are: every set of them. */
export function versionSetDrafts(rule: SupportRule, clause: string): readonly CaseDraft[] {
  return subsetsOf(Object.keys(rule.table)).flatMap((versions) => {
    // With all that they support, as the rule's own probe has it: one request serves both.
    const request = { ...numbered(rule.by, versions), ...numbered(rule.each, supportedBy(rule, versions)) };
    return [{ clause, side: 'accept', label: versions.join(' '), tier: 'edge', change: request } as const];
  });
}

function inserted(
  items: readonly string[],
  item: string,
  place: (typeof faultPlaces)[number],
): readonly string[] {
  const at = { first: 0, middle: Math.ceil(items.length / 2), last: items.length }[place];
  return [...items.slice(0, at), item, ...items.slice(at)];
}

function accept(rule: SupportRule, label: string, change: CaseDraft['change'], tier: Tier): CaseDraft {
  return { clause: rule.clause, side: 'accept', label, tier, change };
}

function refuse(
  rule: SupportRule,
  label: string,
  change: CaseDraft['change'],
  twin: CaseDraft['change'],
  tier: Tier,
): CaseDraft {
  return { clause: rule.clause, side: 'refuse', label, tier, change, twin };
}
