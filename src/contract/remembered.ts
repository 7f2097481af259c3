const longestText = 256;
const mostTexts = 2048;

/** `read`, which depends on the text alone, with what came of short texts remembered, of so many. */
export function remembered<V extends NonNullable<unknown>>(read: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    if (text.length > longestText) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= mostTexts) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
