import picomatch from 'picomatch';
import type { ClauseResult } from '../oracle/clause-result.ts';
import type { Exception } from './exception.ts';
import { receivedIn } from './received-in.ts';

/** An exception, ready to be held against results. */
export interface Matcher {
  readonly exception: Exception;
  /** Whether it is about the clause with this id. */
  readonly covers: (id: string, operation: string) => boolean;
  /** Whether a clause fails as the exception says. */
  readonly fits: (result: ClauseResult) => boolean;
}

/** A matcher of `exception`; its globs take any character for a star, slashes too. */
export function createMatcher(exception: Exception): Matcher {
  const glob = (pattern: string) => picomatch(pattern, { bash: true, dot: true, nonegate: true });
  const isClause = glob(exception.clause);
  const { received, parameters = {} } = exception.fails ?? {};
  const isReceived = received === undefined ? () => true : glob(received);
  const values = Object.entries(parameters).map(([name, pattern]) => {
    const isValue = pattern === '' ? (value: string) => value === '' : glob(pattern);
    return (given: Readonly<Record<string, string>>) => {
      const value = given[name];
      return value !== undefined && (value === '' ? pattern === '' || pattern === '*' : isValue(value));
    };
  });
  return {
    exception,
    covers: (id, operation) => isClause(id) || isClause(id.slice(operation.length + 1)),
    fits: (result) =>
      isReceived(receivedIn(result)) &&
      values.every((holds) => holds(result.counterexample?.parameters ?? {})),
  };
}
