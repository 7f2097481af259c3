import type { BooleanValue } from '../../contract/contract.ts';
import { scalar } from './scalar.ts';

/** `true` or `false`; anything where the document does not say that there is nothing else. */
export const boolean = scalar<BooleanValue>(
  ({ closed }, text) => !closed || text === 'true' || text === 'false',
);
