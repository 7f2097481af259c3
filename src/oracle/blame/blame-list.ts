import type { ListParameter, SupportRule } from '../../contract/contract.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import { type RefusedRequest, type Suspect, withValues } from './suspect.ts';

const mostOthers = 3;

/** Whether it is the pair of two lists that is refused: the values of one are taken with other values of the other. */
export function listSuspects(
  { contract, planned, baseline }: RefusedRequest,
  { name }: ListParameter,
): readonly Suspect[] {
  return contract.across.flatMap((rule): readonly Suspect[] => {
    if (rule.each === name) return pairSuspects(planned, baseline, rule);
    if (rule.by !== name) return [];
    const groups = valuesOf(planned, rule.by);
    return groups.length === 1 ? oneGroup(planned, rule, groups) : severalGroups(planned, rule, groups);
  });
}

/** One value is served by any other item, or its items are taken beside another value. */
function oneGroup(planned: PlannedRequest, rule: SupportRule, groups: readonly string[]): readonly Suspect[] {
  const items = valuesOf(planned, rule.each);
  const others = groups
    .flatMap((group) => rule.table[group] ?? [])
    .filter((item) => !items.includes(item))
    .slice(0, mostOthers);
  if (others.length > 0)
    return others.map((item) => ({ clause: rule.clause, cure: withList(planned, rule.each, [item]) }));
  // The value takes each of the items alone: left is whether it is their number that is refused.
  return items.length > 1 ? [...besideOthers(planned, rule), ...asManyOfAnother(planned, rule)] : [];
}

/** As many items of another value. */
function asManyOfAnother(
  planned: PlannedRequest,
  { clause, each, by, table }: SupportRule,
): readonly Suspect[] {
  const { length } = valuesOf(planned, each);
  const groups = valuesOf(planned, by);
  return Object.entries(table)
    .filter(([group, supported]) => !groups.includes(group) && supported.length >= length)
    .slice(0, mostOthers)
    .map(([group, supported]) => ({
      clause,
      cure: withList(withList(planned, by, [group]), each, supported.slice(0, length)),
    }));
}

/** Several at once may need all that there are, or an item of all of them, or the same in another order. */
function severalGroups(
  planned: PlannedRequest,
  rule: SupportRule,
  groups: readonly string[],
): readonly Suspect[] {
  const { clause, each, by, table } = rule;
  const supported = [...new Set(groups.flatMap((group) => table[group] ?? []))];
  const items = valuesOf(planned, each);
  const isSame = ({ groups: taken, item }: Sharing) =>
    items.length === 1 && item === items[0] && taken.every((group) => groups.includes(group));
  const others = groups.map((group) => table[group]?.find((item) => !items.includes(item)));
  const kept = groups.map((group) => table[group]?.find((item) => items.includes(item)) ?? '');
  const instead = [...new Set(others.map((item, index) => item ?? kept[index] ?? ''))];
  // Where other items of all groups are refused as well, fewer groups would only show that it is their number.
  const isTold = others.every((item) => item !== undefined);
  const all = asManyThatShare(rule, groups);
  const most = isTold ? groups.length : all[0]?.groups.length;
  const alike = all.filter((it) => it.groups.length === most && !isSame(it));
  const sharing = alike.slice(0, mostOthers);
  const turned = sharing.slice(0, 1).map((it) => ({ ...it, groups: [...it.groups].reverse() }));
  const cures = [
    withList(planned, each, supported),
    withList(planned, each, instead),
    ...[...sharing, ...turned].map((it) => withList(withList(planned, by, it.groups), each, [it.item])),
    withList(planned, by, [...groups].reverse()),
  ];
  return cures.map((cure) => ({ clause, cure }));
}

interface Sharing {
  readonly groups: readonly string[];
  readonly item: string;
}

/** As many groups as are given that share an item, the likest first: whether it is their number that is refused. */
function asManyThatShare({ table }: SupportRule, given: readonly string[]): readonly Sharing[] {
  const groups = [...given, ...Object.keys(table).filter((group) => !given.includes(group))];
  const likeness = (it: Sharing) =>
    it.groups.length * groups.length + it.groups.filter((group) => given.includes(group)).length;
  return [...new Set(Object.values(table).flat())]
    .map((item) => ({
      groups: groups.filter((group) => table[group]?.includes(item)).slice(0, given.length),
      item,
    }))
    .sort((a, b) => likeness(b) - likeness(a));
}

/**
 * A value that is refused beside one that supports it is refused as a pair if the target takes it beside another, and
 * where there is no other that supports it.
 */
function pairSuspects(
  planned: PlannedRequest,
  baseline: PlannedRequest,
  rule: SupportRule,
): readonly Suspect[] {
  const others = besideOthers(planned, rule);
  if (others.length > 0) return others;
  const usual = withList(planned, rule.each, valuesOf(baseline, rule.each));
  return [{ clause: rule.clause, cure: withList(usual, rule.by, valuesOf(baseline, rule.by)) }];
}

/** The same items beside another value that supports them all. */
function besideOthers(planned: PlannedRequest, { clause, each, by, table }: SupportRule): readonly Suspect[] {
  const items = valuesOf(planned, each);
  const groups = valuesOf(planned, by);
  return Object.keys(table)
    .filter((group) => !groups.includes(group) && items.every((item) => table[group]?.includes(item)))
    .slice(0, mostOthers)
    .map((group) => ({ clause, cure: withList(planned, by, [group]) }));
}

function valuesOf({ parameters }: PlannedRequest, list: string): readonly string[] {
  return Object.entries(parameters).flatMap(([path, value]) =>
    parameterPath(path).name === list ? [value] : [],
  );
}

function withList(planned: PlannedRequest, list: string, values: readonly string[]): PlannedRequest {
  const gone = Object.keys(planned.parameters).filter((path) => parameterPath(path).name === list);
  return withValues(planned, {
    ...Object.fromEntries(gone.map((path) => [path, null])),
    ...Object.fromEntries(values.map((value, index) => [`${list}.${index + 1}`, value])),
  });
}
