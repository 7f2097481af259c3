import type { Parameters } from '../../contract/test-case.ts';
import { fillPlaceholders } from './placeholders.ts';

/** There are so few tokens of so few letters that a run would soon use one twice. */
const short = /^\{fresh:[1-3]\}$/;
const tries = 60;

/**
 * Chooses what placeholders are filled by, so that no short token is used twice in a run: a target that knows it already
 * answers something else. Once all are used up they come again.
 */
export function createShortTokens(token: string): (parameters: Parameters, key: string) => string {
  const used = new Set<string>();
  return (parameters, key) => {
    const planned = parameters[token];
    if (planned === undefined || !short.test(planned)) return key;
    for (let count = 0; count < tries; count++) {
      const other = count === 0 ? key : `${key}/${count}`;
      const { [token]: filled = '' } = fillPlaceholders({ [token]: planned }, other);
      if (used.has(filled)) continue;
      used.add(filled);
      return other;
    }
    return key;
  };
}
