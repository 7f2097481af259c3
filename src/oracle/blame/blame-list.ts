import type { PlannedRequest } from '../../contract/case.ts';
import type { ListParameter, SupportRule } from '../../contract/contract.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
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
    const items = valuesOf(planned, rule.each);
    const groups = valuesOf(planned, rule.by);
    const supported = [...new Set(groups.flatMap((group) => rule.table[group] ?? []))];
    const others = supported.filter((item) => !items.includes(item)).slice(0, mostOthers);
    // One value is served by any other item; several at once may need all that there are.
    const instead = groups.length === 1 ? others.map((item) => [item]) : [supported];
    const shared = supported.filter((item) => groups.every((group) => rule.table[group]?.includes(item)));
    const several: readonly PlannedRequest[] =
      groups.length === 1
        ? []
        : [
            // An item of all of them, and the same values the other way round: which of them are looked at matters.
            ...(shared.length === 0 ? [] : [withList(planned, rule.each, shared.slice(0, 1))]),
            withList(planned, rule.by, [...groups].reverse()),
          ];
    return [...instead.map((list) => withList(planned, rule.each, list)), ...several].map((cure) => ({
      clause: rule.clause,
      cure,
    }));
  });
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
  const items = valuesOf(planned, rule.each);
  const groups = valuesOf(planned, rule.by);
  const others = Object.entries(rule.table)
    .filter(
      ([group, supported]) => !groups.includes(group) && items.every((item) => supported.includes(item)),
    )
    .map(([group]) => group);
  const cures =
    others.length > 0
      ? others.slice(0, mostOthers).map((group) => withList(planned, rule.by, [group]))
      : [
          withList(
            withList(planned, rule.each, valuesOf(baseline, rule.each)),
            rule.by,
            valuesOf(baseline, rule.by),
          ),
        ];
  return cures.map((cure) => ({ clause: rule.clause, cure }));
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
