import type { Parameter } from '../../src/contract/contract.ts';
import { type Change, fresh } from './case-draft.ts';

/** Where an odd text can stand. */
export interface Place {
  readonly name: string;
  readonly parameter: string;
  readonly put: (value: string) => Change;
  /** Whether it is a text that a user may choose: each odd text is tried here, elsewhere several together. */
  readonly isFree: boolean;
  /** Whether only a short text has room here. */
  readonly isShort?: true;
}

function single({ name }: Parameter, isFree: boolean): Place {
  return { name, parameter: name, put: (value) => ({ [name]: value }), isFree };
}

type Places<P> = (parameter: P) => readonly Place[];

const closed = (parameter: Parameter): readonly Place[] => [single(parameter, false)];

const places: { readonly [S in Parameter['shape']]: Places<Extract<Parameter, { shape: S }>> } = {
  text: (parameter) => [single(parameter, true)],
  token: (parameter) => [
    {
      ...single(parameter, false),
      isShort: true,
      put: (value) => ({ [parameter.name]: value.length > 99 ? value : `${fresh(8)}${value}` }),
    },
  ],
  region: closed,
  reference: closed,
  'dry-run': closed,
  list: (parameter) => [
    { ...single(parameter, false), put: (value) => ({ [`${parameter.name}.1`]: value }) },
  ],
  group: (parameter) => {
    const members = Object.keys(parameter.members);
    const pathOf = (member: string) => `${parameter.name}.1.${member}`;
    return members.map((member) => ({
      ...single(parameter, true),
      name: `${parameter.name}.${member}`,
      put: (value) => ({
        ...Object.fromEntries(members.map((it) => [pathOf(it), 'odd'])),
        [pathOf(member)]: value,
      }),
    }));
  },
  value: closed,
};

/** The places of one parameter. */
export function placesOf(parameter: Parameter): readonly Place[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (places[parameter.shape] as Places<Parameter>)(parameter);
}
