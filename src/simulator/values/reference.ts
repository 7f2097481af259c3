import type { ReferenceValue } from '../../contract/contract.ts';
import { breachOf, notTaken } from '../breach.ts';
import { type Check, onlyText } from './checking.ts';

/** Ids of what exists. */
export const reference: Check<ReferenceValue> = (value, entries, fixtures) => {
  const id = onlyText(entries);
  if (id === undefined) return [notTaken];
  return fixtures.exists(value.fixture, id) ? [] : [breachOf(value, 'unknown')];
};
