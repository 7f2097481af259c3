import type { Parameter, Text, Value } from './contract.ts';

/** The clause to which the acceptance of a parameter's ordinary values is put down; null where no clause speaks of it. */
export function acceptClauseOf(parameter: Parameter): string | null {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (clauses[parameter.shape] as (parameter: Parameter) => string | null)(parameter);
}

type Clauses = {
  readonly [K in Parameter['shape']]: (parameter: Extract<Parameter, { shape: K }>) => string | null;
};

const lengthClause = ({ text }: { readonly text: Text }): string | null =>
  text.rules.find(({ kind }) => kind === 'length')?.clause ?? null;

function clauseOfValue(value: Value): string | null {
  if ('clause' in value) return value.clause;
  return value.kind === 'text' ? lengthClause(value) : null;
}

const clauses: Clauses = {
  text: lengthClause,
  token: lengthClause,
  group: ({ count }) => count.clause,
  list: ({ clause }) => clause,
  reference: ({ clause }) => clause,
  region: () => null,
  'dry-run': () => null,
  value: ({ value }) => clauseOfValue(value),
};
