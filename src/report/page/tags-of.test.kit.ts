import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

/**
 * The elements that a browser makes of `page`, in order, with the names of their attributes; of ids and classes also what
 * they are, for they say what an element is.
 */
export function tagsOf(page: string): readonly string[] {
  const tags: string[] = [];
  const visit = (node: Node): void => {
    if ('attrs' in node) {
      const attributes = node.attrs.map(({ name, value }) =>
        name === 'id' || name === 'class' ? `${name}=${value}` : name,
      );
      tags.push([node.tagName, ...attributes].join(' '));
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return tags;
}
