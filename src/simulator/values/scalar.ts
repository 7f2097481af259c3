import { breachOf, notTaken, type Rule } from '../breach.ts';
import { type Check, onlyText } from './checking.ts';

/** Checks a value that stands in one place: what `isTaken` does not hold of breaks its clause. */
export function scalar<V extends Rule>(isTaken: (value: V, text: string) => boolean): Check<V> {
  return (value, entries) => {
    const text = onlyText(entries);
    if (text === undefined) return [notTaken];
    return isTaken(value, text) ? [] : [breachOf(value)];
  };
}
