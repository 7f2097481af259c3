import { concurrencySequences } from './concurrency.ts';
import { gatewayOdd } from './gateways.ts';
import type { OddMistake, SequenceMistake, TextMistake } from './mistake.ts';
import { patternTexts } from './patterns.ts';
import { stateSequences } from './state.ts';
import { storageTexts } from './storage.ts';
import { typeOdd, typeTexts } from './types.ts';

export { patternChoices, patternNumbers, patternRuns } from './patterns.ts';
export { storageAlike, storageVerbatim } from './storage.ts';
export { typeTexts } from './types.ts';

/** Every mistake about a single text. */
export const textMistakes: readonly TextMistake[] = [...patternTexts, ...typeTexts, ...storageTexts];

/** Every text that has to be answered, whatever the answer. */
export const oddMistakes: readonly OddMistake[] = [...gatewayOdd, ...typeOdd];

/** Every mistake that only several requests show. */
export const sequenceMistakes: readonly SequenceMistake[] = [...stateSequences, ...concurrencySequences];
