import type { Entries } from '../../contract/contract.ts';
import type { Breach } from '../breach.ts';
import type { Fixtures } from '../fixtures.ts';

/** What is wrong with what was given to a parameter; nothing when it is taken. */
export type ParameterCheck<P> = (parameter: P, entries: Entries, fixtures: Fixtures) => readonly Breach[];
