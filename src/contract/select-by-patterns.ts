/** What patterns choose. */
export interface Selected<T> {
  readonly chosen: readonly T[];
  /** Patterns that match none of the items, whether they choose or leave out. */
  readonly idle: readonly string[];
}

/**
 * Those of `items` that some pattern matches and that no pattern behind a `!` matches, wherever that one stands; where all
 * patterns leave out, all items but those. `matcherOf` makes a matcher of a pattern without its `!`.
 */
export function selectByPatterns<T>(
  items: readonly T[],
  patterns: readonly string[],
  matcherOf: (pattern: string) => (item: T) => boolean,
): Selected<T> {
  const matchers = patterns.map((pattern) => ({
    pattern,
    leavesOut: pattern.startsWith('!'),
    matches: matcherOf(pattern.replace(/^!/, '')),
  }));
  const inclusions = matchers.filter(({ leavesOut }) => !leavesOut);
  const exclusions = matchers.filter(({ leavesOut }) => leavesOut);
  return {
    chosen: items.filter(
      (item) =>
        (inclusions.length === 0 || inclusions.some(({ matches }) => matches(item))) &&
        !exclusions.some(({ matches }) => matches(item)),
    ),
    idle: matchers.filter(({ matches }) => !items.some(matches)).map(({ pattern }) => pattern),
  };
}
