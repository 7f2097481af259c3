import fc from 'fast-check';
import { acceptClauseOf } from '../../src/contract/accept-clause.ts';
import type { Parameter, TextParameter, TokenParameter } from '../../src/contract/contract.ts';
import { fresh } from '../requests/case-draft.ts';
import { drawn, seedFor } from '../requests/random-drafts.ts';
import { mistakenValid } from '../texts/mistaken-texts.ts';
import { shortest } from '../texts/text.ts';
import { textOfLength } from '../texts/text-arbitrary.ts';
import { longest } from '../texts/text-parts.ts';

/** A valid value of a parameter, made only where a request has room for it: most are never sent. */
export interface FillerValue {
  readonly clause: string;
  readonly label: string;
  readonly parameter: string;
  readonly value: () => string;
}

/**
 * Valid values that go along with requests that are sent for something else: those of the catalogue, which another program may
 * take for something else, then a random text of every length, in an order that depends on the seed.
 */
export function fillerValues(parameter: Parameter, seed: number): readonly FillerValue[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (fillers[parameter.shape] as Fillers<Parameter> | undefined)?.(parameter, seed) ?? [];
}

type Fillers<P> = (parameter: P, seed: number) => readonly FillerValue[];

const fillers: { readonly [S in Parameter['shape']]?: Fillers<Extract<Parameter, { shape: S }>> } = {
  text: textFillers,
  token: tokenFillers,
};

function textFillers(parameter: TextParameter, seed: number): readonly FillerValue[] {
  const { name, text } = parameter;
  return [
    ...mistakenValid(text).map(({ label, value }) => filler(parameter, label, () => value)),
    ...shuffled(shortest(text), longest(text), seed, name).map((length) =>
      filler(
        parameter,
        `${length} random characters`,
        () => drawn(textOfLength(text, length), 1, seed, `${name}/${length}`)[0] ?? '',
      ),
    ),
  ];
}

/** Shorter tokens are so few that an earlier run may have used them. */
const shortestToken = 10;

function tokenFillers(parameter: TokenParameter, seed: number): readonly FillerValue[] {
  return shuffled(shortestToken, longest(parameter.text), seed, parameter.name).map((length) =>
    filler(parameter, `${length} letters`, () => fresh(length)),
  );
}

/** The whole numbers from `min` to `max` in an order of their own for each seed and name. */
function shuffled(min: number, max: number, seed: number, name: string): readonly number[] {
  const all = Array.from({ length: max - min + 1 }, (_, offset) => min + offset);
  const orders = fc.shuffledSubarray(all, { minLength: all.length });
  return fc.sample(orders, { numRuns: 1, seed: seedFor(seed, `order of ${name}`) })[0] ?? [];
}

function filler(parameter: Parameter, label: string, value: () => string): FillerValue {
  return { clause: acceptClauseOf(parameter) ?? '', label, parameter: parameter.name, value };
}
