import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Tree } from './tree.ts';

/** A document's root element: its name without a prefix, and its content. */
export interface XmlRoot {
  readonly name: string;
  readonly tree: Tree;
}

const textName = '#text';
const cdataName = '#cdata';

// The parser refuses or renames elements that are called like members of Object; no XML name starts with this mark.
const mark = '.';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  textNodeName: textName,
  cdataPropName: cdataName,
  transformTagName: (name) => (name.startsWith(mark) ? name : `${mark}${name}`),
});

/**
 * Reads XML without attributes and prefixes. A leaf keeps its text exactly, entities and CDATA decoded. A document type
 * declaration is passed over, so no entity can be declared. Throws a SyntaxError.
 */
export function readXml(written: string): XmlRoot {
  const text = withoutDoctype(written);
  refuseDeclarations(text);
  refuseCharacters(text);
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw new SyntaxError(validity.err.msg);
  const document: unknown = parser.parse(text);
  const [root, second] = elementsOf(document);
  if (root === undefined) throw new SyntaxError('there is no root element');
  if (second !== undefined) throw new SyntaxError('there is more than one root element');
  // The parser itself drops what follows the last tag.
  const around = textOf(document) + text.slice(text.lastIndexOf('>') + 1);
  if (around.trim() !== '') throw new SyntaxError('there is text outside of the root element');
  return { name: root.name, tree: treeOf(root.content) };
}

/** What no XML document can hold: most control characters, halves of characters, and U+FFFE and U+FFFF. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** Forbidden characters are no better when they are written as references; in CDATA and comments those mean themselves. */
function refuseCharacters(text: string): void {
  if (forbidden.test(text)) throw new SyntaxError('there is a character that XML cannot hold');
  for (const [reference, hex, decimal] of withoutLiterals(text).matchAll(
    /&#(?:x([0-9a-f]{1,8})|([0-9]{1,10}));/gi,
  )) {
    const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (codePoint > 0x10ffff || forbidden.test(String.fromCodePoint(codePoint)))
      throw new SyntaxError(`${reference} stands for a character that XML cannot hold`);
  }
}

/** The text without comments and what stands in CDATA; in one go, whatever opens and does not close. */
function withoutLiterals(text: string): string {
  const ends: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->' };
  const parts: string[] = [];
  let from = 0;
  let end: string | null = null;
  for (const { 0: sign, index } of text.matchAll(/<!\[CDATA\[|<!--|\]\]>|-->/g)) {
    const opens = ends[sign];
    if (end === null && opens !== undefined) {
      parts.push(text.slice(from, index));
      end = opens;
    } else if (sign === end) {
      from = index + sign.length;
      end = null;
    }
  }
  return [...parts, ...(end === null ? [text.slice(from)] : [])].join('');
}

interface Element {
  readonly name: string;
  readonly content: unknown;
}

function treeOf(content: unknown): Tree {
  const elements = elementsOf(content);
  const text = textOf(content);
  if (elements.length === 0) return text;
  const lists = new Map<string, Tree[]>();
  for (const { name, content: inner } of elements) {
    const list = lists.get(name) ?? [];
    list.push(treeOf(inner));
    lists.set(name, list);
  }
  const object: Record<string, Tree> = Object.create(null);
  for (const [name, [first = '', ...others]] of lists)
    object[name] = others.length === 0 ? first : [first, ...others];
  if (text.trim() !== '') object[textName] = text.trim();
  return object;
}

function elementsOf(content: unknown): readonly Element[] {
  return entriesOf(content)
    .filter(([name]) => name.startsWith(mark))
    .map(([name, inner]) => ({ name: name.slice(mark.length), content: inner }));
}

function textOf(content: unknown): string {
  return entriesOf(content)
    .map(([name, inner]) => {
      if (name === textName) return decodeEntities(String(inner));
      return name === cdataName
        ? entriesOf(inner)
            .map(([, text]) => String(text))
            .join('')
        : '';
    })
    .join('');
}

/** The parser's ordered form: a list of objects with one entry each. */
function entriesOf(content: unknown): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(content)) return [];
  return content.flatMap((node: object) => Object.entries(node));
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return namedEntities[name] ?? whole;
    const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

const sections: readonly (readonly [start: string, end: string, name: string])[] = [
  ['<!--', '-->', 'comment'],
  ['<![CDATA[', ']]>', 'CDATA section'],
  ['<?', '?>', 'processing instruction'],
];

function refuseDeclarations(text: string): void {
  let index = text.indexOf('<');
  while (index >= 0) {
    const from = index;
    const section = sections.find(([start]) => text.startsWith(start, from));
    if (section === undefined) {
      if (text.startsWith('<!', from)) throw new SyntaxError('it has a document type declaration');
      index = text.indexOf('<', from + 1);
    } else {
      const [start, end, name] = section;
      const closed = text.indexOf(end, from + start.length);
      if (closed < 0) throw new SyntaxError(`a ${name} is not closed`);
      index = text.indexOf('<', closed + end.length);
    }
  }
}

/** `text` without the document type declaration in front of its root element. */
function withoutDoctype(text: string): string {
  const start = endOfProlog(text);
  if (!text.startsWith('<!DOCTYPE', start)) return text;
  let isInside = false;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    const quote = character === '"' || character === "'" ? character : null;
    const end = text.startsWith('<!--', index) ? '-->' : quote;
    if (end !== null) {
      const closed = text.indexOf(end, index + 1);
      if (closed < 0) return text;
      index = closed + end.length - 1;
    } else if (character === '[') isInside = true;
    else if (character === ']') isInside = false;
    else if (character === '>' && !isInside) return text.slice(0, start) + text.slice(index + 1);
  }
  return text;
}

/** Where what comes before the document type or the root element ends: blanks, comments and processing instructions. */
function endOfProlog(text: string): number {
  for (let index = 0; ; ) {
    index += /^[\s\ufeff]*/.exec(text.slice(index))?.[0].length ?? 0;
    const from = index;
    const section = sections.find(
      ([begin, , name]) => name !== 'CDATA section' && text.startsWith(begin, from),
    );
    const closed = section === undefined ? -1 : text.indexOf(section[1], from + section[0].length);
    if (section === undefined || closed < 0) return from;
    index = closed + section[1].length;
  }
}
