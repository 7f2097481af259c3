import type { SupportRule } from '../../contract/contract.ts';
import { changeRule, ignoreBreaches } from './change.ts';
import type { Draft, Family } from './flaw.ts';

type Table = SupportRule['table'];

/** As many entries are dropped and added, one at a time. */
const most = 3;

/** What supports what: not looked at, too little, too much. */
export const support: Family = ({ across }) =>
  across.flatMap(({ clause, each, by, table }): readonly Draft[] => {
    const entry = (name: string, about: string, changed: Table): Draft => ({
      name: `support/${name}`,
      about,
      clauses: [clause],
      apply: changeRule<SupportRule>(clause, () => ({ table: changed })),
    });
    const pairs = Object.entries(table).flatMap(([key, values]) => values.map((value) => ({ key, value })));
    const all = [...new Set(pairs.map(({ value }) => value))];
    const isElsewhere = (key: string, value: string) =>
      pairs.some((it) => it.value === value && it.key !== key);
    const dropped = onePerKey(pairs.filter(({ key, value }) => isElsewhere(key, value)));
    const added = onePerKey(
      Object.keys(table).flatMap((key) =>
        all.filter((value) => table[key]?.includes(value) === false).map((value) => ({ key, value })),
      ),
    );
    return [
      {
        name: `support/${each}-unchecked`,
        about: `takes any ${each} with any ${by}`,
        clauses: [clause],
        apply: ignoreBreaches([clause]),
      },
      {
        name: `support/${each}-first-only`,
        about: `looks only at the first of ${each}`,
        clauses: [clause],
        apply: ignoreBreaches([clause], ({ at }) => at > 1),
      },
      ...dropped.map(({ key, value }) =>
        entry(`${key}-without-${value}`, `refuses ${value} with ${key}`, {
          ...table,
          [key]: (table[key] ?? []).filter((it) => it !== value),
        }),
      ),
      ...added.map(({ key, value }) =>
        entry(`${key}-with-${value}`, `takes ${value} with ${key}`, {
          ...table,
          [key]: [...(table[key] ?? []), value],
        }),
      ),
    ];
  });

interface Pair {
  readonly key: string;
  readonly value: string;
}

function onePerKey(pairs: readonly Pair[]): readonly Pair[] {
  return [...new Map(pairs.map((pair) => [pair.key, pair])).values()].slice(0, most);
}
