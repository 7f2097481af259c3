import type { Contract, Parameter } from '../contract/contract.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import type { Parameters } from '../contract/test-case.ts';

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

/** Whether a caller chooses what stands in a parameter. */
const isChosen: { readonly [S in Parameter['shape']]: boolean } = {
  text: true,
  token: true,
  region: false,
  reference: false,
  'dry-run': false,
  list: false,
  group: true,
  value: false,
};

/** Whether a text that a caller may choose has a sign of ASCII that is none of those usual in names. */
export function hasSigns({ parameters }: Contract, values: Parameters): boolean {
  const isFree = (path: string) =>
    parameters.some(({ name, shape }) => name === parameterPath(path).name && isChosen[shape]);
  return Object.entries(values).some(
    ([path, value]) => isFree(path) && /[\u0000-\u007f]/.test(value.replace(/[A-Za-z0-9_.:-]/g, '')),
  );
}
