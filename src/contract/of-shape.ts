import type { Contract, Parameter } from './contract.ts';

type OfShape<S extends Parameter['shape']> = Extract<Parameter, { shape: S }>;

/** The parameters of a contract that have this shape, in its order. */
export function parametersOfShape<S extends Parameter['shape']>(
  { parameters }: Pick<Contract, 'parameters'>,
  shape: S,
): readonly OfShape<S>[] {
  return parameters.filter((it): it is OfShape<S> => it.shape === shape);
}

/** The parameter called `name`; undefined where it is of another shape, or there is none. */
export function parameterCalled<S extends Parameter['shape']>(
  contract: Pick<Contract, 'parameters'>,
  name: string,
  shape: S,
): OfShape<S> | undefined {
  return parametersOfShape(contract, shape).find((it) => it.name === name);
}

/** The first parameter of this shape; undefined where there is none. */
export function parameterOfShape<S extends Parameter['shape']>(
  contract: Pick<Contract, 'parameters'>,
  shape: S,
): OfShape<S> | undefined {
  return parametersOfShape(contract, shape)[0];
}
