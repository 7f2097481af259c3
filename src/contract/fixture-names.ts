import type { Contract, Parameter, Value } from './contract.ts';
import { blockFixtures } from './known-block.ts';

/** What has to be known of a target before values that name it can be sent. */
export interface FixtureName {
  readonly name: string;
  /** Whether it is an IPv4 block rather than an id. */
  readonly isBlock: boolean;
  /** The clause that nothing is told about without it. */
  readonly clause: string;
}

type Names<V> = (value: V) => readonly FixtureName[];

const none = (): readonly FixtureName[] => [];

const inValues: { readonly [K in Value['kind']]: Names<Extract<Value, { kind: K }>> } = {
  text: none,
  integer: none,
  boolean: none,
  choice: none,
  cidr: (value) =>
    blockFixtures(value).flatMap((name) =>
      // No block is known to be right or wrong without it.
      [value.clause, value.prefix.clause, ...(value.within === null ? [] : [value.within.clause])].map(
        (clause) => ({ name, isBlock: true, clause }),
      ),
    ),
  format: none,
  reference: ({ fixture, clause }) => [{ name: fixture, isBlock: false, clause }],
  list: ({ of }) => namesOf(of),
  record: ({ members }) => Object.values(members).flatMap(({ value }) => namesOf(value)),
};

const inParameters: { readonly [S in Parameter['shape']]: Names<Extract<Parameter, { shape: S }>> } = {
  text: none,
  token: none,
  region: none,
  reference: ({ name, clause }) => [{ name, isBlock: false, clause }],
  'dry-run': none,
  list: none,
  group: none,
  value: ({ value }) => namesOf(value),
};

function namesOf(value: Value): readonly FixtureName[] {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return (inValues[value.kind] as Names<Value>)(value);
}

/** What has to be known of a target for all of a contract to be tested. */
export function fixtureNames({ parameters }: Pick<Contract, 'parameters'>): readonly FixtureName[] {
  return parameters.flatMap((parameter) =>
    // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
    (inParameters[parameter.shape] as Names<Parameter>)(parameter),
  );
}
