import { hash } from 'node:crypto';
import type { Parameters } from '../../contract/test-case.ts';
import { madeOfLetters } from './made-of-letters.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const placeholder = /\{fresh:(\d+)\}/g;

/** `parameters` with every placeholder replaced by letters that depend on `source` and on nothing else. */
export function fillPlaceholders(parameters: Parameters, source: string): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      let part = 0;
      const filled = value.replaceAll(placeholder, (_, length: string) =>
        lettersFor(`${source}/${name}/${part++}`, Number(length)),
      );
      return [name, madeOfLetters(filled)];
    }),
  );
}

/** The letters that `fillPlaceholders` puts into `parameters`. */
export function freshLetters(parameters: Parameters, source: string): readonly string[] {
  return Object.entries(parameters).flatMap(([name, value]) =>
    [...value.matchAll(placeholder)].map(([, length], part) =>
      lettersFor(`${source}/${name}/${part}`, Number(length)),
    ),
  );
}

/** `length` letters made from `source`. */
export function lettersFor(source: string, length: number): string {
  let text = '';
  for (let block = 0; text.length < length; block++) {
    const bytes = hash('sha256', `${source}#${block}`, 'buffer');
    for (const byte of bytes) text += letters[byte % letters.length];
  }
  return text.slice(0, length);
}

/** A parameter with all placeholders filled, to see what the documents say of it: they are letters, whatever the letters. */
export function placeholdersFilled([name, value]: readonly [string, string]): readonly [string, string] {
  return [
    name,
    madeOfLetters(
      value.replaceAll(/\{(?:fresh|shared:\w+):(\d+)\}/g, (_, length: string) => 'a'.repeat(Number(length))),
    ),
  ];
}
