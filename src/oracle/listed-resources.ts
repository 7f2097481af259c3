import { field, listAt, type Tree } from '../client/decode.ts';
import type { Contract } from '../contract/contract.ts';
import { treeOf } from './observation.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/** A resource as the target shows it. */
export interface Resource {
  readonly id: string;
  readonly tree: Tree;
}

/** The resources that a list operation's answer shows. */
export function resourcesIn({ companions: { list } }: Contract, tree: Tree | null): readonly Resource[] {
  if (list === null) return [];
  return listAt(tree, list.items).flatMap((item) => {
    const id = field(item, list.id);
    return typeof id === 'string' && id !== '' ? [{ id, tree: item }] : [];
  });
}

/** The resources that all of these answers of the list operation show, the last one of each id. */
export function listedIn(
  contract: Contract,
  pages: readonly RecordedExchange[],
): ReadonlyMap<string, Resource> {
  return new Map(
    pages.flatMap((page) => resourcesIn(contract, treeOf(page)).map((resource) => [resource.id, resource])),
  );
}

/** The first id that these answers of the list operation show more than once; null when there is none. */
export function repeatedIn(contract: Contract, pages: readonly RecordedExchange[]): string | null {
  const ids = pages.flatMap((page) => resourcesIn(contract, treeOf(page)).map(({ id }) => id));
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}

/** Whether some scalar in `tree` holds `text`. */
export function holdsText(tree: Tree, text: string): boolean {
  if (typeof tree === 'string') return tree.includes(text);
  return Object.values(tree).some((part: Tree) => holdsText(part, text));
}
