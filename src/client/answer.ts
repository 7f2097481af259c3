import type { Tree } from './tree.ts';

/** What an answer's body says. */
export interface Answer {
  /** The syntax that the body itself shows, whatever its content type claims. */
  readonly syntax: 'JSON' | 'XML' | 'none';
  /** The name of the XML root element, without a prefix. */
  readonly root: string | null;
  /** The content, in XML that of the root element; null when it cannot be read. */
  readonly tree: Tree | null;
  /** Why the body cannot be read, one sentence; null when it can. */
  readonly problem: string | null;
}
