import { oncePer } from './once-per.ts';

const longestText = 256;
const mostTexts = 2048;

/** `read` of data that never changes and a text; what came of short texts is remembered, of so many for each of the data. */
export function remembered<K extends object, V extends NonNullable<unknown>>(
  read: (key: K, text: string) => V,
): (key: K, text: string) => V {
  const memory = oncePer((_: K) => new Map<string, V>());
  return (key, text) => {
    if (text.length > longestText) return read(key, text);
    const known = memory(key);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= mostTexts) known.clear();
    const value = read(key, text);
    known.set(text, value);
    return value;
  };
}
