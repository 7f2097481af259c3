import type { Parameters } from '../contract/case.ts';
import type { Contract } from '../contract/contract.ts';

/**
 * Whether a request has characters that no sane caller sends: control characters, those of the contract's odd texts beyond
 * ASCII, and the sign that is all that is odd about one of those texts.
 */
export function isOddInput({ oddTexts }: Contract, values: Parameters): boolean {
  const beyondAscii = oddTexts.flatMap(({ text }) => [...text].filter((character) => character > '\u007e'));
  const alone = oddTexts.flatMap(({ text }) => {
    const signs = [...new Set(text.match(/[^A-Za-z0-9]/gu) ?? [])];
    return signs.length === 1 ? signs : [];
  });
  const odd = new Set([...beyondAscii, ...alone]);
  return Object.values(values).some((value) =>
    [...value].some((character) => character < ' ' || character === '\u007f' || odd.has(character)),
  );
}

/** Whether one of the values has anything else than letters and digits of ASCII and what documents put into names. */
export function hasSigns(values: Parameters): boolean {
  return Object.values(values).some((value) => /[^A-Za-z0-9_.:-]/.test(value));
}
