import type { Parameters } from '../contract/case.ts';
import type { Contract } from '../contract/contract.ts';

/** Whether a request has characters that no sane caller sends: control characters, and those of the contract's odd texts beyond ASCII. */
export function isOddInput({ oddTexts }: Contract, values: Parameters): boolean {
  const odd = new Set(oddTexts.flatMap(({ text }) => [...text].filter((character) => character > '\u007e')));
  return Object.values(values).some((value) =>
    [...value].some((character) => character < ' ' || character === '\u007f' || odd.has(character)),
  );
}
