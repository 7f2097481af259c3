/** What the length of a text is counted in: characters of Unicode, halves of UTF-16, or bytes of UTF-8. */
export type LengthUnit = 'code points' | 'code units' | 'bytes';

const measures: { readonly [U in LengthUnit]: (text: string) => number } = {
  'code points': (text) => [...text].length,
  'code units': (text) => text.length,
  bytes: (text) => new TextEncoder().encode(text).length,
};

/** Length of `text`; in code points, the unit in which documented limits are counted where a document names none. */
export function textLength(text: string, unit: LengthUnit = 'code points'): number {
  return measures[unit](text);
}
