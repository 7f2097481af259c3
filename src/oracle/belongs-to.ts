import type { GroupParameter, Parameter } from '../contract/contract.ts';
import { oncePer } from '../contract/once-per.ts';
import type { ParameterPath } from '../contract/parameter-path.ts';

type Owns<P> = (parameter: P, path: ParameterPath) => boolean;

const alone = (_: Parameter, { index }: ParameterPath): boolean => index === null;

const owns: { readonly [S in Parameter['shape']]: Owns<Extract<Parameter, { shape: S }>> } = {
  text: alone,
  token: alone,
  region: alone,
  reference: alone,
  'dry-run': alone,
  list: (_, { member }) => member === null,
  group: (group, { member }) => member !== null && spellingsIn(group).has(member),
  value: () => true,
};

/** The names that members of a group have on the wire. */
const spellingsIn = oncePer(
  ({ members, alias }: GroupParameter) => new Set([...Object.keys(members), ...Object.values(alias.names)]),
);

/** Whether a name on the wire is one of `parameter`'s. */
export function belongsTo(parameter: Parameter, path: ParameterPath): boolean {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return path.name === parameter.name && (owns[parameter.shape] as Owns<Parameter>)(parameter, path);
}
