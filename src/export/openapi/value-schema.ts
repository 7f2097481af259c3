import type { Value } from '../../contract/value.ts';
import { type Said, textSchema } from './text-schema.ts';

/** A value, or a part of one with a name of its own, such as `.1.Key`. */
export interface SaidValue extends Said {
  /** What comes behind the name of the parameter. */
  readonly suffix: string;
  readonly about?: string;
}

type Schemas = {
  readonly [K in Value['kind']]: (value: Extract<Value, { kind: K }>) => readonly SaidValue[];
};

const single = (schema: Said['schema'], ...clauses: readonly string[]): readonly SaidValue[] => [
  { suffix: '', schema, clauses },
];

const string = { type: 'string' } as const;

const schemas: Schemas = {
  integer: ({ min, max, step = 1, clause }) =>
    single(
      {
        type: 'integer',
        minimum: min,
        maximum: max,
        ...(step > 1 && min % step === 0 && { multipleOf: step }),
      },
      clause,
    ),
  boolean: ({ closed, clause }) =>
    closed
      ? single({ ...string, enum: ['true', 'false'] }, clause)
      : single({ ...string, examples: ['true', 'false'] }),
  // What is open stands in the enumeration too: a client that sends it breaks nothing that is documented.
  choice: ({ values, openValues, closed, clause }) =>
    closed
      ? single({ ...string, enum: [...values, ...openValues] }, clause)
      : single({ ...string, examples: values }),
  cidr: () => single(string),
  format: ({ format, clause }) => single({ ...string, format }, clause),
  text: ({ text }) => [{ suffix: '', ...textSchema(text) }],
  reference: () => single(string),
  list: ({ of, encoding }) =>
    encoding === 'numbered'
      ? valueSchemas(of).map((it) => ({
          ...it,
          suffix: `.1${it.suffix}`,
          about: 'The first of several, numbered from 1.',
        }))
      : single(string),
  record: ({ members }) =>
    Object.entries(members).flatMap(([name, { value, required }]) =>
      valueSchemas(value).map((it) => ({
        ...it,
        suffix: `.${name}${it.suffix}`,
        clauses: [...it.clauses, ...(required === null ? [] : [required.clause])],
      })),
    ),
};

/** What schemas can say of a value, part by part. */
export function valueSchemas(value: Value): readonly SaidValue[] {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return (schemas[value.kind] as (value: Value) => readonly SaidValue[])(value);
}
