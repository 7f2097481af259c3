/**
 * The content of an answer, whatever its syntax: every scalar is a string exactly as written, repeated elements are
 * lists. Objects have no prototype, so that any name is an ordinary one.
 */
export type Tree = string | readonly Tree[] | { readonly [name: string]: Tree };

/** The part of `tree` at a dotted path such as `SecurityGroups.SecurityGroup`; a number picks an item of a list. */
export function field(tree: Tree | null, path: string): Tree | undefined {
  let part: Tree | undefined = tree ?? undefined;
  for (const name of path.split('.')) {
    if (part === undefined || typeof part === 'string') return undefined;
    part = isList(part) ? part[listIndex(name)] : Object.hasOwn(part, name) ? part[name] : undefined;
  }
  return part;
}

/**
 * The list at a dotted path. A single element counts as a list of one, since XML cannot tell the two apart; what is
 * missing, null or an empty element is the empty list.
 */
export function listAt(tree: Tree | null, path: string): readonly Tree[] {
  const part = field(tree, path);
  if (part === undefined || part === '') return [];
  return isList(part) ? part : [part];
}

/** Whether a part of a tree has fields. */
export function isRecord(tree: Tree): tree is { readonly [name: string]: Tree } {
  return typeof tree === 'object' && !isList(tree);
}

/** Whether a part of a tree is a list. */
export function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}

function listIndex(name: string): number {
  return /^\d+$/.test(name) ? Number(name) : -1;
}
