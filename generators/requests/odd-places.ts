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

/** The places of one parameter. */
export function placesOf(parameter: Parameter): readonly Place[] {
  const single = (isFree: boolean): Place => ({
    name: parameter.name,
    parameter: parameter.name,
    put: (value) => ({ [parameter.name]: value }),
    isFree,
  });
  switch (parameter.shape) {
    case 'text':
      return [single(true)];
    case 'list':
      return [{ ...single(false), put: (value) => ({ [`${parameter.name}.1`]: value }) }];
    case 'group':
      return Object.keys(parameter.members).map((member) => ({
        ...single(true),
        name: `${parameter.name}.${member}`,
        put: (value) => ({
          ...Object.fromEntries(
            Object.keys(parameter.members).map((it) => [`${parameter.name}.1.${it}`, 'odd']),
          ),
          [`${parameter.name}.1.${member}`]: value,
        }),
      }));
    case 'token':
      return [
        {
          ...single(false),
          isShort: true,
          put: (value) => ({ [parameter.name]: value.length > 99 ? value : `${fresh(8)}${value}` }),
        },
      ];
    default:
      return [single(false)];
  }
}
