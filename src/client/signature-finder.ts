import { type FindSecrets, secretFinder } from './find-secrets.ts';

/** What a signature consists of, in whatever encoding, and the blank that a form has for its `+`. */
const letters = /[\w+/=%&#;\\.~ -]/;

const isLetter = Uint8Array.from({ length: 128 }, (_, code) =>
  letters.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Finds one signature. Each request has its own and hardly any answer shows it, so it is made ready only for a text with room. */
export function signatureFinder(signature: string): FindSecrets {
  let find: FindSecrets | null = null;
  return (text) => {
    if (!hasRun(text, signature.length)) return [];
    find ??= secretFinder([signature]);
    return find(text);
  };
}

/** Whether so many letters of signatures follow one another: no encoding is shorter than what it encodes. */
function hasRun(text: string, length: number): boolean {
  if (text.length < length) return false;
  let run = 0;
  for (let index = 0; index < text.length; index++) {
    run = isLetter[text.charCodeAt(index)] === 1 ? run + 1 : 0;
    if (run === length) return true;
  }
  return false;
}
