import { markdownCell } from '../report/markdown-cell.ts';
import type { Comparison } from './compare-runs.ts';
import { closingSentence, identityText, stepText } from './render-comparison.ts';

const titles = { worse: 'Got worse', better: 'Got better', added: 'Appeared', gone: 'Went' } as const;

/** A comparison as Markdown, for a pull request or a job summary. */
export function comparisonMarkdown({ before, after, clauses, counts }: Comparison): string {
  const changed = clauses.flatMap((clause) =>
    clause.change === 'same' ? [] : [{ clause, title: titles[clause.change] }],
  );
  const rows = changed.map(
    ({ clause, title }) =>
      `| ${title} | ${markdownCell(clause.id)} | ${stepText(clause)} | ${markdownCell(clause.reason)} |`,
  );
  return [
    `**${closingSentence(counts)}**`,
    '',
    `- Before: ${markdownCell(identityText(before))}`,
    `- After: ${markdownCell(identityText(after))}`,
    ...(rows.length === 0 ? [] : ['', '| | Clause | Outcome | Reason |', '|---|---|---|---|', ...rows]),
    '',
  ].join('\n');
}
