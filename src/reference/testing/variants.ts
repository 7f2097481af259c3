import type { Asked } from './ask.ts';
import type { Scenario, Way } from './drive.ts';

/** Changes of a valid request; a change to undefined takes a parameter out. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** `count` Latin letters. */
export const latin = (count: number): string => 'a'.repeat(count);

/** `count` Chinese characters. */
const chinese = (count: number): string => '组'.repeat(count);

/** Latin and Chinese texts of these lengths. */
export const lengths = (...counts: readonly number[]): readonly string[] =>
  counts.flatMap((count) => [latin(count), chinese(count)]);

/** The changes that give the parameter `name` each of `values`. */
export const named = (name: string, values: readonly string[]): readonly Changes[] =>
  values.map((value) => ({ [name]: value }));

const ways: readonly Way[] = [{}, { method: 'POST' }, { format: 'XML' }, { method: 'POST', place: 'query' }];

/** Sends each variant in each context, in both formats, by both methods. */
export function each(
  request: (changes: Changes) => Asked,
  contexts: readonly Changes[],
  variants: readonly Changes[],
): Scenario {
  return async (send) => {
    let fresh = 0;
    for (const context of contexts) {
      for (const way of ways) {
        for (const variant of variants) {
          // Tokens must be fresh, or every request after the first would be refused as a mismatch.
          const token = 'ClientToken' in context ? { ClientToken: `token${fresh++}` } : {};
          await send(request({ ...context, ...token, ...variant }), way);
        }
      }
    }
  };
}

/** Answers of every sort, in both formats and by both methods. */
export const answers = (request: (changes: Changes) => Asked, faults: readonly Changes[]): Scenario =>
  each(
    request,
    Array.from({ length: 6 }, () => ({})),
    [{}, ...faults],
  );
/** One scenario behind the other. */
export const both =
  (first: Scenario, second: Scenario): Scenario =>
  async (send) => {
    await first(send);
    await second(send);
  };

/** The visible characters of ASCII. */
const visible = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/** The control characters of ASCII. */
const controls = [...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)), '\u{7f}'];

/** Names with each visible character at their start and behind it, with control characters, and Chinese ones. */
export const nameTexts = [
  ...visible.map((one) => `a${one}b`),
  ...visible.map((one) => `${one}ab`),
  ...visible.map((one) => `a-${one}b`),
  ...controls.flatMap((one) => [`a${one}b`, `ab${one}`]),
  '组组',
  'a组',
  '\u{4e00}a',
  'a\u{9fa5}',
  '\u{9fa5}a',
];

/** Names around every length that matters. */
export const nameLengths = (name: string): readonly Changes[] =>
  named(name, lengths(1, 2, 3, 9, 10, 64, 65, 127, 128, 129, 256, 300));

/** Tokens around every length that matters. */
export const tokenLengths = named('ClientToken', [1, 2, 32, 33, 63, 64, 65, 128, 200].map(latin));

/** Tokens with characters that matter. */
export const tokenTexts = ['é', 'aé', '组', 'a组', 'a~', '~a', 'a+b', 'a!b', 'a b'];

/** Texts that careless endpoints stumble over. */
export const oddTexts = ['\0', 'ab\u{1}', 'ab😀', 'ab%', 'ab%41', 'ab\u{200f}', 'ab\u{7f}'];

/** A text of ten thousand characters. */
export const longText = '描'.repeat(10_000);
