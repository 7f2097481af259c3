import type { Contract, Parameter, Unique } from './contract.ts';

/** A parameter of which no two resources may have the same. */
export interface UniqueParameter {
  readonly name: string;
  readonly unique: Unique;
}

const uniques: {
  readonly [S in Parameter['shape']]?: (parameter: Extract<Parameter, { shape: S }>) => Unique | undefined;
} = {
  text: ({ text }) => text.unique,
  value: ({ value }) => ('unique' in value ? value.unique : undefined),
};

/** The parameters of a contract that are such. */
export function uniqueParameters({ parameters }: Pick<Contract, 'parameters'>): readonly UniqueParameter[] {
  return parameters.flatMap((parameter) => {
    const { name, shape } = parameter;
    // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
    const unique = (uniques[shape] as ((parameter: Parameter) => Unique | undefined) | undefined)?.(
      parameter,
    );
    return unique === undefined ? [] : [{ name, unique }];
  });
}
