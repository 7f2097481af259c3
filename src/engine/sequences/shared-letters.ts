import type { Execution } from '../investigate/suspicion.ts';
import { lettersFor } from '../send/placeholders.ts';
import type { Sending } from '../sending.ts';

/** The letters that stand for `{shared:NAME:N}` in one execution. */
export function sharedLetters(
  { options: { nonce, seed } }: Pick<Sending, 'options'>,
  { sequence, serial }: Pick<Execution, 'sequence' | 'serial'>,
  text: string,
): string {
  return text.replaceAll(/\{shared:(\w+):(\d+)\}/g, (_, name: string, length: string) =>
    lettersFor(`${nonce}/${seed}/${sequence.id}/${serial}/${name}`, Number(length)),
  );
}
