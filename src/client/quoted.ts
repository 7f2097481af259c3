const longest = 60;

/** What was received as a sentence shows it: as JSON, of a long one the beginning and how long it is. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  if (text.length <= longest) return text;
  const length = typeof value === 'string' ? value.length : text.length;
  return `${text.slice(0, longest)}… (${length} characters)`;
}
