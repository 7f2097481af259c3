import type { Tree } from './tree.ts';

/** What lies deeper is left out: nothing documented does. */
const deepest = 100;

const afterDigits: ReadonlySet<string | undefined> = new Set(['+', '-', '.', 'e', 'E']);

/** Deeper texts are not parsed: that takes longer than anything an answer is worth. */
const deepestParsed = 5000;

/** Reads JSON into a tree that keeps the digits of numbers as written. Throws a SyntaxError, or a RangeError when it cannot be read for its depth. */
export function readJson(text: string): Tree {
  if (isTooDeep(text)) throw new RangeError(`It is more than ${deepestParsed} levels deep`);
  JSON.parse(text);
  return treeOf(JSON.parse(quoteNumbers(text)), 0);
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) {
      index = endOfString(text, index) - 1;
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepestParsed) return true;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    }
  }
  return false;
}

/** Puts every number of a valid JSON text in quotes. */
function quoteNumbers(text: string): string {
  let quoted = '';
  let copied = 0;
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === 0x22) {
      index = endOfString(text, index);
    } else if (code === 0x2d || isDigit(code)) {
      const end = endOfNumber(text, index);
      quoted += `${text.slice(copied, index)}"${text.slice(index, end)}"`;
      copied = end;
      index = end;
    } else {
      index += 1;
    }
  }
  return quoted + text.slice(copied);
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== 0x22)
    index += text.charCodeAt(index) === 0x5c ? 2 : 1;
  return index + 1;
}

function endOfNumber(text: string, start: number): number {
  let index = start + 1;
  while (isDigit(text.charCodeAt(index)) || afterDigits.has(text[index])) index += 1;
  return index;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function treeOf(value: unknown, depth: number): Tree {
  if (depth > deepest) return '';
  if (Array.isArray(value)) return value.map((item) => treeOf(item, depth + 1));
  if (typeof value !== 'object') return String(value);
  if (value === null) return '';
  const object: Record<string, Tree> = Object.create(null);
  for (const [name, part] of Object.entries(value)) object[name] = treeOf(part, depth + 1);
  return object;
}
