import { backtrackingDefects } from './backtracking.ts';
import { concurrencyDefects } from './concurrency.ts';
import { frameworkDefects } from './frameworks.ts';
import { gatewayDefects } from './gateways.ts';
import { listNumberDefects } from './list-numbers.ts';
import type { NaturalDefect } from './natural.ts';
import { namePatternDefects } from './patterns-of-names.ts';
import { valuePatternDefects } from './patterns-of-values.ts';
import { poisonDefects } from './poison.ts';
import { serializerDefects } from './serializers.ts';
import { stateDefects } from './state.ts';
import { storageDefects } from './storage.ts';
import { storedListDefects } from './stored-lists.ts';
import { stringDefects } from './strings.ts';
import { typeDefects } from './types.ts';

/** Defects as real stacks have them, by layer: none was derived from a clause. */
export const naturalDefects: readonly NaturalDefect[] = [
  ...namePatternDefects,
  ...valuePatternDefects,
  ...backtrackingDefects,
  ...stringDefects,
  ...typeDefects,
  ...listNumberDefects,
  ...storageDefects,
  ...storedListDefects,
  ...serializerDefects,
  ...stateDefects,
  ...poisonDefects,
  ...concurrencyDefects,
  ...frameworkDefects,
  ...gatewayDefects,
];
