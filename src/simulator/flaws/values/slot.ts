import type { Value } from '../../../contract/contract.ts';
import type { Draft } from '../flaw.ts';

/** The flaws of a value of one kind that stands at `path`. */
export type ValueFlaws<V> = (value: V, path: string) => readonly Draft[];

/** Every clause that a part of a contract carries. */
export function clausesIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'clause' in part && typeof part.clause === 'string' ? [part.clause] : [];
  return [...new Set([...own, ...Object.values(part).flatMap(clausesIn)])];
}

/** The flaws of values, whatever their kind. */
export type AnyFlaws = ValueFlaws<Value>;
