import type { Contract, Parameter, Value } from '../contract/contract.ts';
import { blockFixtures } from '../contract/known-block.ts';
import { inventedBlock, inventedId } from './fixtures.ts';

type Names<V> = (value: V) => readonly string[];

const none = (): readonly string[] => [];

const namesIn: { readonly [K in Value['kind']]: Names<Extract<Value, { kind: K }>> } = {
  text: none,
  integer: none,
  boolean: none,
  choice: none,
  cidr: blockFixtures,
  format: none,
  reference: ({ fixture }) => [fixture],
  list: ({ of }) => namesOf(of),
  record: ({ members }) => Object.values(members).flatMap(({ value }) => namesOf(value)),
};

const referred: { readonly [S in Parameter['shape']]: Names<Extract<Parameter, { shape: S }>> } = {
  text: none,
  token: none,
  region: none,
  reference: ({ name }) => [name],
  'dry-run': none,
  list: none,
  group: none,
  value: ({ value }) => namesOf(value),
};

function namesOf(value: Value): readonly string[] {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return (namesIn[value.kind] as Names<Value>)(value);
}

/** The names of those that are blocks. */
function blocksOf(parameters: Contract['parameters']): readonly string[] {
  return parameters.flatMap((it) =>
    it.shape === 'value' && it.value.kind === 'cidr' ? blockFixtures(it.value) : [],
  );
}

/** What exists for requests to refer to on a simulated endpoint that is told nothing else, by parameter or fixture. */
export function fixturesOf({ parameters, subject }: Contract): Readonly<Record<string, string>> {
  const names = parameters.flatMap((parameter) =>
    // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
    (referred[parameter.shape] as Names<Parameter>)(parameter),
  );
  // What requests act on is made for them.
  const known = names.filter((name) => name !== subject?.parameter);
  const blocks = new Set(blocksOf(parameters));
  return Object.fromEntries(known.map((name) => [name, blocks.has(name) ? inventedBlock : inventedId(name)]));
}
