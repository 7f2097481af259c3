import type { SupportRule } from '../../src/contract/contract.ts';

/** Every non-empty subset of `values`, smallest first, each in the order given. */
export function subsetsOf(values: readonly string[]): readonly (readonly string[])[] {
  const all = Array.from({ length: 2 ** values.length - 1 }, (_, index) =>
    values.filter((_value, position) => ((index + 1) >> position) & 1),
  );
  return all.sort((a, b) => a.length - b.length);
}

/** What at least one of `versions` supports, in the order of the tables. */
export function supportedBy(rule: SupportRule, versions: readonly string[]): readonly string[] {
  return [...new Set(versions.flatMap((version) => rule.table[version] ?? []))];
}

/** Every item of the tables that none of `versions` supports. */
export function unsupportedBy(rule: SupportRule, versions: readonly string[]): readonly string[] {
  const supported = supportedBy(rule, versions);
  return supportedBy(rule, Object.keys(rule.table)).filter((item) => !supported.includes(item));
}

/** `items` and as few others as serve every one of `versions`, the first of `preferred` that does. */
export function serving(
  rule: SupportRule,
  versions: readonly string[],
  items: readonly string[],
  preferred: readonly string[] = [],
): readonly string[] {
  const chosen = [...items];
  for (const version of versions) {
    const supported = rule.table[version] ?? [];
    if (chosen.some((item) => supported.includes(item))) continue;
    const next = preferred.find((item) => supported.includes(item)) ?? supported[0];
    if (next !== undefined) chosen.push(next);
  }
  return chosen;
}

/** The numbered parameters of a list. */
export function numbered(list: string, values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map((value, index) => [`${list}.${index + 1}`, value]));
}
