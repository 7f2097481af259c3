import type { Contract } from '../../contract/contract.ts';

/** Resources that are kept to be read at once. */
export interface Lots {
  readonly size: number;
  /** Lots that are read at a time. */
  readonly most: number;
}

/** As many as the smallest usual page holds; fewer where nobody knows how many there may be. */
const mostAtOnce = { known: 10, unknown: 4 } as const;

/** Lots on a target on which `limit` resources may be alive: those under way and one that waits hold two thirds of it. */
export function lotsOf({ quota, companions }: Contract, limit: number): Lots {
  const most = mostAtOnce[(quota?.limit ?? null) === null ? 'unknown' : 'known'];
  const size = Math.min(most, mostRead(companions.list), Math.floor(limit / 3));
  return { size, most: Math.max(1, Math.floor((limit * 2) / 3 / size) - 1) };
}

/** How many resources one look may ask for. */
function mostRead(list: Contract['companions']['list']): number {
  return list === null ? 0 : (list.byId?.most ?? mostAtOnce.known);
}
