import { counted } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import { urlsOf } from '../results/target.ts';
import type { Change, ComparedClause, Comparison, RunIdentity } from './compare-runs.ts';

const titles: readonly (readonly [Change, string])[] = [
  ['worse', 'Got worse'],
  ['better', 'Got better'],
  ['added', 'Appeared'],
  ['gone', 'Went'],
];

/** A comparison in lines of at most `columns`: what got worse first, and what stayed the same as a number only. */
export function renderComparison(comparison: Comparison, columns: number): readonly string[] {
  const { before, after, clauses, counts } = comparison;
  return [
    ...hang('Before  ', identityText(before), columns),
    ...hang('After   ', identityText(after), columns),
    '',
    ...titles.flatMap(([change, title]) => {
      const those = clauses.filter((it) => it.change === change);
      if (those.length === 0) return [];
      return [`${title} (${those.length})`, ...those.flatMap((it) => clauseLines(it, columns)), ''];
    }),
    ...observedLines(clauses, columns),
    ...wrap(closingSentence(counts), columns),
  ];
}

/** The sentence that says what a comparison came to. */
export function closingSentence({ worse, better, added, gone, same }: Comparison['counts']): string {
  const parts = [
    worse > 0 ? `${counted(worse, 'clause')} got worse` : 'No clause got worse',
    ...(better > 0 ? [`${better} got better`] : []),
    ...(added > 0 ? [`${added} appeared`] : []),
    ...(gone > 0 ? [`${gone} went`] : []),
    `${same} stayed the same`,
  ];
  return `${parts.join(', ')}.`;
}

/** One line that says which run it was. */
export function identityText({ target, profile, seed, startedAt, verdict }: RunIdentity): string {
  const urls = [...new Set(Object.values(urlsOf(target)))].join(', ');
  return `${startedAt}, ${urls}, profile ${profile}, seed ${seed}: ${verdict}`;
}

/** What became of a clause, such as `conforms → violates`. */
export function stepText({ before, after }: ComparedClause): string {
  return `${before ?? 'not there'} → ${after ?? 'not there'}`;
}

function clauseLines(clause: ComparedClause, columns: number): readonly string[] {
  return [
    ...hang('  ', `${clause.id}: ${stepText(clause)}`, columns),
    ...(clause.change === 'gone' ? [] : hang('      ', clause.reason, columns)),
  ];
}

function observedLines(clauses: readonly ComparedClause[], columns: number): readonly string[] {
  const changed = clauses.flatMap(({ id, observed }) => (observed === null ? [] : [{ id, observed }]));
  if (changed.length === 0) return [];
  return [
    `Does otherwise where the documents leave it open (${changed.length})`,
    ...changed.flatMap(({ id, observed: [before, after] }) => [
      ...hang('  ', id, columns),
      ...hang('      before  ', before, columns),
      ...hang('      after   ', after, columns),
    ]),
    '',
  ];
}
