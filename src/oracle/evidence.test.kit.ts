import type { Clause, Level, Method } from '../contract/clause.ts';
import type { Counterexample } from './clause-result.ts';
import { type ClauseState, createClauseState } from './clause-state.ts';
import type { Evidence } from './evidence.ts';

/** A clause that no document has. */
export function madeUpClause(
  id: string,
  level: Level = 'must',
  method: Method = { kind: 'request', sides: ['accept', 'refuse'] },
): Clause {
  const source = { document: 'None', edition: 'none', place: id };
  return { id, operation: 'Make', subject: id, level, statement: id, source, method };
}

/** The states of made-up clauses, none of which was run. */
export function statesOf(...clauses: readonly Clause[]): Map<string, ClauseState> {
  return new Map(clauses.map((clause) => [clause.id, createClauseState(clause)]));
}

/** Evidence of the case `a case` about the clause `Make.it`. */
export function evidence(verdict: Evidence['verdict'], more: Partial<Evidence> = {}): Evidence {
  return {
    operation: 'Make',
    clause: 'Make.it',
    case: 'a case',
    verdict,
    side: null,
    exchanges: [1],
    reason: `why ${verdict}`,
    accepted: 0,
    refused: 0,
    ...more,
  };
}

/** A counterexample with some parameters. */
export function counterexample(...names: readonly string[]): Counterexample {
  return {
    case: 'a case',
    parameters: Object.fromEntries(names.map((name) => [name, 'x'])),
    differsFromValidIn: [],
    expected: 'accepted',
    response: { status: 400, body: '' },
    twin: null,
    curl: '',
  };
}

/** A confirmed contradiction, raised by the case of a clause. */
export function confirmed(at: number, names: readonly string[], raisedBy = 'Make.it'): Evidence {
  return evidence('contradicted', {
    confirmed: {
      at,
      counterexample: counterexample(...names),
      raisedBy: { clause: raisedBy, case: 'a case' },
    },
  });
}
