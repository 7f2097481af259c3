import fc from 'fast-check';
import { acceptClauseOf } from '../src/contract/accept-clause.ts';
import type { Parameter, TextParameter, TokenParameter } from '../src/contract/contract.ts';
import { type Change, fresh, type Probe } from './probe.ts';
import { drawn, seedFor } from './random-probes.ts';
import { mistakableTexts, shortest } from './text.ts';
import { textOfLength } from './text-arbitrary.ts';
import { longest } from './text-parts.ts';

/**
 * Valid values that go along with requests that are sent for something else: texts that another program may take for
 * something other than text, then a random text of every length, in an order that depends on the seed.
 */
export function riderProbes(parameter: Parameter, seed: number): readonly Probe[] {
  switch (parameter.shape) {
    case 'text':
      return textRiders(parameter, seed);
    case 'token':
      return tokenRiders(parameter, seed);
    default:
      return [];
  }
}

function textRiders(parameter: TextParameter, seed: number): readonly Probe[] {
  const { name, text } = parameter;
  return [
    ...mistakableTexts(text).map((value) => rider(parameter, value, { [name]: value })),
    ...shuffled(shortest(text), longest(text), seed, name).map((length) => {
      const [value] = drawn(textOfLength(text, length), 1, seed, `${name}/${length}`);
      return rider(parameter, `${length} random characters`, { [name]: value ?? null });
    }),
  ];
}

/** Shorter tokens are so few that an earlier run may have used them. */
const shortestToken = 10;

function tokenRiders(parameter: TokenParameter, seed: number): readonly Probe[] {
  return shuffled(shortestToken, longest(parameter.text), seed, parameter.name).map((length) =>
    rider(parameter, `${length} letters`, { [parameter.name]: fresh(length) }),
  );
}

/** The whole numbers from `min` to `max` in an order of their own for each seed and name. */
function shuffled(min: number, max: number, seed: number, name: string): readonly number[] {
  const all = Array.from({ length: max - min + 1 }, (_, offset) => min + offset);
  const orders = fc.shuffledSubarray(all, { minLength: all.length });
  return fc.sample(orders, { numRuns: 1, seed: seedFor(seed, `order of ${name}`) })[0] ?? [];
}

function rider(parameter: Parameter, label: string, change: Change): Probe {
  return { clause: acceptClauseOf(parameter) ?? '', side: 'accept', label, tier: 'random', change };
}
