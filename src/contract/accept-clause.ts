import type { Parameter, Text, Value } from './contract.ts';
import { rulesOfKind } from './rules-of-kind.ts';

/** The clause to which the acceptance of a parameter's ordinary values is put down; null where no clause speaks of it. */
export function acceptClauseOf(parameter: Parameter): string | null {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (clauses[parameter.shape] as (parameter: Parameter) => string | null)(parameter);
}

type Clauses = {
  readonly [K in Parameter['shape']]: (parameter: Extract<Parameter, { shape: K }>) => string | null;
};

const lengthClause = ({ text }: { readonly text: Text }): string | null =>
  rulesOfKind(text, 'length')[0]?.clause ?? null;

const own = ({ clause }: { readonly clause: string }): string => clause;

type ValueClauses = {
  readonly [K in Value['kind']]: (value: Extract<Value, { kind: K }>) => string | null;
};

const ofValues: ValueClauses = {
  text: lengthClause,
  integer: own,
  boolean: own,
  choice: own,
  cidr: own,
  format: own,
  reference: own,
  list: own,
  record: () => null,
};

function clauseOfValue(value: Value): string | null {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return (ofValues[value.kind] as (value: Value) => string | null)(value);
}

const clauses: Clauses = {
  text: lengthClause,
  token: lengthClause,
  group: ({ count }) => count.clause,
  list: own,
  reference: own,
  region: () => null,
  'dry-run': () => null,
  value: ({ value }) => clauseOfValue(value),
};
