import picomatch from 'picomatch';
import { usualOperations } from '../../specs/usual-operations.ts';
import { quoted } from '../client/quoted.ts';
import type { Clause } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import { nearHint } from '../contract/near-names.ts';
import { selectByPatterns } from '../contract/select-by-patterns.ts';
import { UsageError } from './usage-error.ts';

/** The id of a clause without its operation. */
export function ruleOf({ id, operation }: Clause): string {
  return id.slice(operation.length + 1);
}

/** A matcher of names. Throws a UsageError for what cannot be read as a glob. */
export function globOf(pattern: string): (name: string) => boolean {
  try {
    return picomatch(pattern, { dot: true, nonegate: true });
  } catch {
    throw new UsageError(`${quoted(pattern)} is no glob.`, 'A glob is a text such as "*.Tag.Key.*".');
  }
}

/** What a run tests: those of `contracts` that the globs choose; without any, those of the usual operations. */
export function contractsToRun(
  contracts: readonly Contract[],
  patterns: readonly string[],
): readonly Contract[] {
  if (patterns.some((it) => !it.startsWith('!'))) return selectContracts(contracts, patterns);
  const usual = contracts.filter(({ operation }) => usualOperations.includes(operation));
  return selectContracts(usual, patterns);
}

/**
 * Those of `contracts` whose operations the globs choose; a glob behind a `!` leaves out. Throws a UsageError for a glob
 * that matches nothing and for globs that leave nothing.
 */
export function selectContracts(
  contracts: readonly Contract[],
  patterns: readonly string[],
): readonly Contract[] {
  const names = contracts.map(({ operation }) => operation);
  const { chosen, idle } = selectByPatterns(contracts, patterns, (pattern) => {
    const isMatch = globOf(pattern);
    return ({ operation }) => isMatch(operation);
  });
  const [unknown] = idle;
  if (unknown !== undefined) {
    throw new UsageError(
      `There is no operation ${quoted(unknown)}.`,
      nearHint(unknown, names, `There are ${names.join(', ')}.`),
    );
  }
  if (chosen.length === 0)
    throw new UsageError('The patterns leave no operation.', `There are ${names.join(', ')}.`);
  return chosen;
}

/**
 * The clauses that the globs choose by their ids, with or without the operation in front; a glob behind a `!` leaves out.
 * Throws a UsageError for a glob that matches nothing and for globs that leave nothing.
 */
export function selectClauses(clauses: readonly Clause[], patterns: readonly string[]): readonly Clause[] {
  const { chosen, idle } = selectByPatterns(clauses, patterns, (pattern) => {
    const isMatch = globOf(pattern);
    return (clause) => isMatch(clause.id) || isMatch(ruleOf(clause));
  });
  const [pattern] = idle;
  if (pattern !== undefined) throw matchesNothing(pattern, clauses);
  if (chosen.length === 0)
    throw new UsageError(
      'The patterns leave no clause.',
      'A pattern behind a ! leaves out what it matches, wherever it stands.',
    );
  return chosen;
}

function matchesNothing(pattern: string, clauses: readonly Clause[]): UsageError {
  return new UsageError(
    `No clause matches ${quoted(pattern)}.`,
    nearHint(
      pattern.replace(/^!/, ''),
      clauses.map(({ id }) => id),
      '`clausewise list` shows every clause; a pattern is a glob such as "*.Tag.Key.*".',
    ),
  );
}
