import { hash } from 'node:crypto';
import type { Parameters } from '../contract/case.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const standIn = /\{fresh:(\d+)\}/g;

/** `parameters` with every stand-in replaced by letters that depend on `source` and on nothing else. */
export function freshen(parameters: Parameters, source: string): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      let part = 0;
      const filled = value.replaceAll(standIn, (_, length: string) =>
        lettersFor(`${source}/${name}/${part++}`, Number(length)),
      );
      return [name, filled];
    }),
  );
}

/** The letters that `freshen` puts into `parameters`. */
export function freshLetters(parameters: Parameters, source: string): readonly string[] {
  return Object.entries(parameters).flatMap(([name, value]) =>
    [...value.matchAll(standIn)].map(([, length], part) =>
      lettersFor(`${source}/${name}/${part}`, Number(length)),
    ),
  );
}

/** Names of the parameters that hold a stand-in. */
export function volatileNames(parameters: Parameters): readonly string[] {
  return Object.keys(parameters).filter((name) => parameters[name]?.search(standIn) !== -1);
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

/** A parameter with all stand-ins filled, to see what the documents say of it: they are letters, whatever the letters. */
export function standInsFilled([name, value]: readonly [string, string]): readonly [string, string] {
  return [
    name,
    value.replaceAll(/\{(?:fresh|shared:\w+):(\d+)\}/g, (_, length: string) => 'a'.repeat(Number(length))),
  ];
}
