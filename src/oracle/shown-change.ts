import { field, listAt, type Tree } from '../client/decode.ts';
import type { Contract, ShownField } from '../contract/contract.ts';
import { shownFields } from '../contract/shown-fields.ts';
import type { Difference } from './judge-readback.ts';

const textsAt: { readonly [S in ShownField['shape']]: (tree: Tree, path: string) => readonly string[] } = {
  text: (tree, path) => [JSON.stringify(field(tree, path) ?? '')],
  list: itemsAt,
  group: itemsAt,
};

/** The first parameter that `after` shows otherwise than `before`; null where there is none. */
export function shownChange(contract: Contract, before: Tree, after: Tree): Difference | null {
  for (const { shape, parameter, path } of shownFields(contract)) {
    const [asked, shown] = [before, after].map((tree) => textsAt[shape](tree, path).join(', '));
    if (asked !== shown) return { parameter, asked: asked ?? '', shown: shown ?? '' };
  }
  return null;
}

/** In which order a list is shown no document says. */
function itemsAt(tree: Tree, path: string): readonly string[] {
  return listAt(tree, path)
    .map((item) => JSON.stringify(item))
    .toSorted();
}
