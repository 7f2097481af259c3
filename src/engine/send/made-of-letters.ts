import { hash } from 'node:crypto';

const placeholder = /\{(number|block):([^{}]+):(\w+)\}/g;

type Kind = 'number' | 'block';
type Made = (terms: readonly string[], part: number) => string;

/** Values of which there are so many and no more, the one that is as far among them as `part`, from 0 up to 1, says. */
const made: { readonly [K in Kind]: Made } = {
  number: ([least = '0', steps = '0', step = '1'], part) =>
    String(Number(least) + Number(step) * Math.floor(part * (Number(steps) + 1))),
  block: ([outer = '0.0.0.0/0', bits = '32'], part) => {
    const [start = '', outerBits = '0'] = outer.split('/');
    const first = start.split('.').reduce((sum, it) => sum * 256 + Number(it), 0);
    const places = 2 ** Math.max(0, Number(bits) - Number(outerBits));
    const address = first + Math.floor(part * places) * 2 ** (32 - Number(bits));
    return `${[24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')}/${bits}`;
  },
};

/**
 * `text` with what is to be made of letters or digits: `{number:LEAST:STEPS:STEP:letters}`, `{block:OUTER:BITS:letters}`. The same
 * letters make blocks of more bits that lie in those of fewer.
 */
export function madeOfLetters(text: string): string {
  return text.replaceAll(placeholder, (_, kind: Kind, terms: string, letters: string) =>
    made[kind](terms.split(':'), partOf(letters)),
  );
}

function partOf(letters: string): number {
  return hash('sha256', letters, 'buffer').readUIntBE(0, 6) / 2 ** 48;
}
