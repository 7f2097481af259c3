/** Percent-encodes UTF-8 text; only `A-Z a-z 0-9 - _ . ~` stay. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `name=value` pairs, encoded, sorted by the bytes of the name and then of the value, joined by `&`. */
export function canonicalQuery(pairs: readonly { readonly name: string; readonly value: string }[]): string {
  return pairs
    .map(({ name, value }) => ({
      name: Buffer.from(name),
      value: Buffer.from(value),
      text: join(name, value),
    }))
    .sort((one, other) => Buffer.compare(one.name, other.name) || Buffer.compare(one.value, other.value))
    .map(({ text }) => text)
    .join('&');
}

function join(name: string, value: string): string {
  return `${percentEncode(name)}=${percentEncode(value)}`;
}
