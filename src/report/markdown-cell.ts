/** A text that stays in its cell of a table in Markdown, and is shown as it is. */
export function markdownCell(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
