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
 * Reads XML without attributes and prefixes. A leaf keeps its text exactly, entities and CDATA decoded. Document type
 * declarations are refused, so no entity can be declared. Throws a SyntaxError.
 */
export function readXml(text: string): XmlRoot {
  refuseDeclarations(text);
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
