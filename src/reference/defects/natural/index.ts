import { backtrackingDefects } from './backtracking.ts';
import { concurrencyDefects } from './concurrency.ts';
import { decodingDefects } from './decoding.ts';
import { frameworkDefects } from './frameworks.ts';
import { gatewayDefects } from './gateways.ts';
import { listNumberDefects } from './list-numbers.ts';
import type { NaturalDefect } from './natural.ts';
import { namePatternDefects } from './patterns-of-names.ts';
import { valuePatternDefects } from './patterns-of-values.ts';
import { poisonDefects } from './poison.ts';
import { rememberedDefects } from './remembered.ts';
import { serializerDefects } from './serializers.ts';
import { stateDefects } from './state.ts';
import { storageDefects } from './storage.ts';
import { storedListDefects } from './stored-lists.ts';
import { storedTextDefects } from './stored-texts.ts';
import { stringDefects } from './strings.ts';
import { choiceStringDefects } from './strings-of-choices.ts';
import { truthDefects } from './truth.ts';
import { typeDefects } from './types.ts';

/** Defects as real stacks have them, by layer: none was derived from a clause. */
export const naturalDefects: readonly NaturalDefect[] = [
  ...namePatternDefects,
  ...valuePatternDefects,
  ...backtrackingDefects,
  ...stringDefects,
  ...choiceStringDefects,
  ...typeDefects,
  ...truthDefects,
  ...listNumberDefects,
  ...storageDefects,
  ...storedTextDefects,
  ...storedListDefects,
  ...serializerDefects,
  ...stateDefects,
  ...rememberedDefects,
  ...poisonDefects,
  ...concurrencyDefects,
  ...frameworkDefects,
  ...decodingDefects,
  ...gatewayDefects,
];
