import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import { lettersFor } from '../send/placeholders.ts';
import type { Sending } from '../sending.ts';

/** The letters that stand for `{shared:NAME:N}` in one execution; digits where the name begins with `digits`. */
export function sharedLetters(
  { options: { nonce, seed } }: Pick<Sending, 'options'>,
  { sequence, serial }: Pick<Execution, 'sequence' | 'serial'>,
  text: string,
): string {
  return text.replaceAll(/\{shared:(\w+):(\d+)\}/g, (_, name: string, length: string) => {
    const letters = lettersFor(`${nonce}/${seed}/${sequence.id}/${serial}/${name}`, Number(length));
    return name.startsWith('digits') ? digitsOf(letters) : letters;
  });
}

/** A number of as many digits as there are letters. */
function digitsOf(letters: string): string {
  return [...letters].map((letter) => 1 + ((letter.codePointAt(0) ?? 0) % 9)).join('');
}
