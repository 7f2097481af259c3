import picomatch from 'picomatch';
import type { Clause } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import { nearHint } from './near-names.ts';
import { UsageError } from './usage-error.ts';

/** The id of a clause without its operation. */
export function ruleOf({ id, operation }: Clause): string {
  return id.slice(operation.length + 1);
}

/** `contracts` of the operations of these names; all when there are none. Throws a UsageError for an unknown name. */
export function selectContracts(
  contracts: readonly Contract[],
  operations: readonly string[],
): readonly Contract[] {
  const names = contracts.map(({ operation }) => operation);
  const unknown = operations.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `There is no operation ${JSON.stringify(unknown)}.`,
      nearHint(unknown, names, `There are ${names.join(', ')}.`),
    );
  }
  return operations.length === 0
    ? contracts
    : contracts.filter(({ operation }) => operations.includes(operation));
}

/**
 * The clauses whose ids, with or without the operation in front, match one of the globs; all when there are none.
 * Throws a UsageError for a glob that matches nothing.
 */
export function selectClauses(clauses: readonly Clause[], patterns: readonly string[]): readonly Clause[] {
  if (patterns.length === 0) return clauses;
  const matchers = patterns.map((pattern) => {
    const isMatch = picomatch(pattern, { dot: true });
    const matches = (clause: Clause) => isMatch(clause.id) || isMatch(ruleOf(clause));
    if (!clauses.some(matches)) throw matchesNothing(pattern, clauses);
    return matches;
  });
  return clauses.filter((clause) => matchers.some((matches) => matches(clause)));
}

function matchesNothing(pattern: string, clauses: readonly Clause[]): UsageError {
  return new UsageError(
    `No clause matches ${JSON.stringify(pattern)}.`,
    nearHint(
      pattern,
      clauses.map(({ id }) => id),
      '`clausewise list` shows every clause; a pattern is a glob such as "*.Tag.Key.*".',
    ),
  );
}
