import { uniqueParameters } from '../../contract/unique-parameters.ts';
import { ignoreBreaches } from './change.ts';
import type { Family } from './flaw.ts';
import { textSlotsOf } from './text-positions.ts';

/** Texts and values that no two resources may have. */
export const unique: Family = (contract) =>
  uniqueParameters(contract).map(({ name, unique: { clause } }) => ({
    name: `unique-${textSlotsOf(contract).some(({ path }) => path === name) ? 'texts' : 'values'}/${name}-unchecked`,
    about: `makes a second resource of the same ${name}`,
    clauses: [clause],
    apply: ignoreBreaches([clause]),
  }));
