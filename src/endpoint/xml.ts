import type { Field, Fields } from './fields.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Whether XML 1.0 can carry `text`: it has no way to write most control characters. */
export function isCarriedByXml(text: string): boolean {
  return !/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text);
}

/** `text` as the content of an element. What XML cannot carry becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** How elements are written; a replaceable part, so that odd but equal spellings can be tried. */
export interface XmlSpelling {
  readonly declaration: string;
  readonly rootAttributes: string;
  readonly text: (text: string, name: string) => string;
  /** What stands before an opening tag at this depth. */
  readonly indent: (depth: number) => string;
}

/** The plain spelling. */
export const plainXml: XmlSpelling = {
  declaration: '<?xml version="1.0" encoding="UTF-8"?>\n',
  rootAttributes: '',
  text: escapeXml,
  indent: () => '',
};

/** Writes `fields` as an XML document. A list repeats its element; an empty list is left out. */
export function writeXml(root: string, fields: Fields, spelling: XmlSpelling = plainXml): string {
  const content = writeElements(fields, spelling, 1);
  return `${spelling.declaration}<${root}${spelling.rootAttributes}>${content}${spelling.indent(0)}</${root}>`;
}

function writeElements(fields: Fields, spelling: XmlSpelling, depth: number): string {
  return Object.entries(fields)
    .flatMap(([name, field]) => (Array.isArray(field) ? field : [field]).map((one) => [name, one] as const))
    .map(
      ([name, field]) =>
        `${spelling.indent(depth)}<${name}>${writeContent(name, field, spelling, depth)}</${name}>`,
    )
    .join('');
}

function writeContent(name: string, field: Field, spelling: XmlSpelling, depth: number): string {
  if (typeof field !== 'object') return spelling.text(String(field), name);
  const fields = Array.isArray(field) ? { Item: field } : (field as Fields);
  return writeElements(fields, spelling, depth + 1) + spelling.indent(depth);
}
