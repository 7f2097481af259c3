import { XMLBuilder } from 'fast-xml-parser';
import { visible, visibleLines } from './text.ts';

/** An element's attributes, children and text, made by `element` and `textElement`. */
export interface XmlNode {
  readonly [name: string]: string | XmlNode | readonly XmlNode[];
}

/** An element with `attributes` and children by name. What XML 1.0 cannot carry, even escaped, is shown as `\u0000`. */
export const element = (
  attributes: Readonly<Record<string, string | number>>,
  content: XmlNode = {},
): XmlNode => ({
  ...Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`@_${name}`, visible(String(value))]),
  ),
  ...content,
});

/** An element with `text` in it. */
export const textElement = (
  text: string,
  attributes: Readonly<Record<string, string | number>> = {},
): XmlNode => element(attributes, { '#text': visibleLines(text) });

const builder = new XMLBuilder({
  ignoreAttributes: false,
  // Else the value "true" is left off, which is not XML.
  suppressBooleanAttributes: false,
  format: true,
  suppressEmptyNode: true,
});

/** An XML 1.0 document of which `root` is the outermost element. */
export const renderXml = (name: string, root: XmlNode): string =>
  builder.build({ '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' }, [name]: root });
