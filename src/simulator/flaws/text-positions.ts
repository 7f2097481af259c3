import type { Contract, Parameter, Text, Value } from '../../contract/contract.ts';
import { rulesOfKind } from '../../contract/rules-of-kind.ts';

/** A text that a request may have: where it stands, and its rules. */
export interface TextPosition {
  /** `Tag.Key` for the member of a record. */
  readonly path: string;
  readonly text: Text;
  /** What the plainest request gives to it; empty where that is nothing. */
  readonly example: string;
}

type Texts<V> = (value: V, path: string) => readonly Omit<TextPosition, 'example'>[];

const none = (): readonly Omit<TextPosition, 'example'>[] => [];

const inValue: { readonly [K in Value['kind']]: Texts<Extract<Value, { kind: K }>> } = {
  text: ({ text }, path) => [{ path, text }],
  integer: none,
  boolean: none,
  choice: none,
  cidr: none,
  format: none,
  reference: none,
  list: ({ of }, path) => textsIn(of, path),
  record: ({ members }, path) =>
    Object.entries(members).flatMap(([name, { value }]) => textsIn(value, `${path}.${name}`)),
};

const inParameter: { readonly [S in Parameter['shape']]: Texts<Extract<Parameter, { shape: S }>> } = {
  text: ({ text }, path) => [{ path, text }],
  token: ({ text }, path) => [{ path, text }],
  region: none,
  reference: none,
  'dry-run': none,
  list: none,
  group: ({ members }, path) =>
    Object.entries(members).map(([name, text]) => ({ path: `${path}.${name}`, text })),
  value: ({ value }, path) => textsIn(value, path),
};

function textsIn(value: Value, path: string): readonly Omit<TextPosition, 'example'>[] {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return (inValue[value.kind] as Texts<Value>)(value, path);
}

/** Every text that a request may have. */
export function textSlotsOf({ parameters, baselines: [example = {}] }: Contract): readonly TextPosition[] {
  return parameters
    .flatMap((parameter) =>
      // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
      (inParameter[parameter.shape] as Texts<Parameter>)(parameter, parameter.name),
    )
    .map((position) => ({ ...position, example: example[position.path] ?? '' }));
}

/** The rules of one kind of all texts, each with its text. */
export function rulesOf<K extends Text['rules'][number]['kind']>(
  contract: Contract,
  kind: K,
): readonly (TextPosition & { readonly rule: Extract<Text['rules'][number], { kind: K }> })[] {
  return textSlotsOf(contract).flatMap((position) =>
    rulesOfKind(position.text, kind).map((rule) => ({ ...position, rule })),
  );
}
