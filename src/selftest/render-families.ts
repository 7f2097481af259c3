import { groupBy } from '../report/group-by.ts';
import type { Painter } from '../report/painter.ts';
import type { Assessment } from './assess.ts';
import { breaksMust, isNatural, isRight, layerOf } from './assess.ts';
import { type Totals, totalsOf } from './totals.ts';

/** What the mutants of each kind came to. */
export function kindLines(assessments: readonly Assessment[], paint: Painter): readonly string[] {
  return table('Kinds', groupBy(assessments, kindOf), paint);
}

/** What the natural faults and oddities of each layer came to. */
export function layerLines(assessments: readonly Assessment[], paint: Painter): readonly string[] {
  const natural = assessments.filter(isNatural);
  return natural.length === 0 ? [] : table('Layers, natural faults', groupBy(natural, layerOf), paint);
}

/** What the mutants of each family came to that were derived from clauses. */
export function familyLines(assessments: readonly Assessment[], paint: Painter): readonly string[] {
  return table(
    'Families',
    groupBy(
      assessments.filter((it) => !isNatural(it)),
      ({ mutant }) => mutant.family,
    ),
    paint,
  );
}

function kindOf({ mutant }: Assessment): string {
  const what = mutant.layer === null ? 'defects' : 'natural faults';
  if (mutant.kind === 'pair') return 'two defects at once';
  if (mutant.kind === 'oddity') return mutant.layer === null ? 'odd but right' : 'natural and right';
  if (mutant.kind === 'surroundings') return 'as documented';
  if (mutant.family.startsWith('quota-')) return 'defects with small quotas';
  return `${what} that break a ${breaksMust(mutant) ? 'must' : 'should'}`;
}

const titles = ['trials', 'found', 'wrong', 'lost', 'requests'];
const widths = [8, 12, 8, 8, 10];

/** A row for each group: trials, faults found, trials with wrong accusations, trials that lost too much, requests. */
function table(
  title: string,
  groups: ReadonlyMap<string, readonly Assessment[]>,
  paint: Painter,
): readonly string[] {
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(32)}${cells.map((cell, place) => cell.padStart(widths[place] ?? 0)).join('')}`;
  const rows = [...groups].map(([name, members]) => {
    const totals = totalsOf(members);
    const line = row(`  ${name}`, cellsOf(totals));
    if (!members.every(isRight)) return paint.red(line);
    return totals.wrong + totals.overLost > 0 ? paint.yellow(line) : line;
  });
  return [paint.bold(row(title, titles)), ...rows, ''];
}

function cellsOf({ trials, faults, found, wrong, overLost, requests }: Totals): readonly string[] {
  return [
    String(trials),
    faults === 0 ? '-' : `${found} of ${faults}`,
    String(wrong),
    String(overLost),
    Math.round(requests / Math.max(1, trials)).toLocaleString('en-US'),
  ];
}
