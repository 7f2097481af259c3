import type fc from 'fast-check';
import type { Side } from '../../src/contract/clause.ts';
import type { CidrValue, Entries } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import type { Tier } from '../requests/case-draft.ts';

/** A value on one side of one clause's line. */
export interface ValueSample {
  readonly clause: string;
  readonly side: Side;
  /** Says within clause and side what the value is. */
  readonly label: string;
  readonly tier: Extract<Tier, 'edge' | 'sweep'>;
  readonly entries: Entries;
}

/** Two values that no two resources may have. */
export interface Colliding {
  readonly label: string;
  readonly first: string;
  readonly second: string;
}

/** How values of one kind are made. */
export interface Making<V> {
  /** The `index`-th of a row of valid values, as different as the kind allows; null where none is known. */
  readonly ordinary: (value: V, index: number, facts: Facts) => Entries | null;
  /** A valid value that holds as much as there may be; an ordinary one where nothing is said of it. */
  readonly largest?: (value: V, facts: Facts) => Entries | null;
  /** What is as valid as `text` and new in every request, with placeholders; null where there is no such. */
  readonly individual?: (value: V, text: string, facts: Facts) => string | null;
  /** For what each resource has to have for itself: what collides with an individual value, each a pair with a label. */
  readonly colliding?: (value: V, individual: string) => readonly Colliding[];
  /** The value without one that a target turns down; null where nothing would be left. */
  readonly without?: (value: V, refused: string) => V | null;
  /** What a value says of IPv4 blocks, where it is one. */
  readonly block?: (value: V) => CidrValue;
  readonly samples: (value: V, facts: Facts) => readonly ValueSample[];
  /** Any valid value; null where none is known. */
  readonly arbitrary: (value: V, facts: Facts) => fc.Arbitrary<Entries> | null;
}

/** A value that stands in one place. */
export const single = (text: string): Entries => ({ '': text });

/** Samples of one clause and side, by label; those behind the first `edges` are for sweeps. */
export function samplesOf(
  clause: string,
  side: Side,
  texts: readonly (readonly [label: string, text: string])[],
  edges = texts.length,
): readonly ValueSample[] {
  return texts.map(([label, text], index) => ({
    clause,
    side,
    label,
    tier: index < edges ? 'edge' : 'sweep',
    entries: single(text),
  }));
}
