import type { TextValue } from '../../contract/contract.ts';
import { touches } from '../../contract/finding.ts';
import { readText } from '../../contract/read-text.ts';
import { type Reading, textIn } from './reading.ts';

/** Texts with rules. */
export const text: Reading<TextValue> = {
  read: ({ text: rules }, entries) => {
    const given = textIn(entries);
    return given === undefined ? [touches(rules.open.characters)] : readText(rules, given);
  },
};
