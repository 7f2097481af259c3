/** Length of `text` in code points: the one unit in which documented limits are counted. */
export function textLength(text: string): number {
  return [...text].length;
}
