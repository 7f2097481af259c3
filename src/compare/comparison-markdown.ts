import type { Comparison } from './compare-runs.ts';
import { closingSentence, identityText, stepText } from './render-comparison.ts';

const titles = { worse: 'Got worse', better: 'Got better', added: 'Appeared', gone: 'Went' } as const;

/** A comparison as Markdown, for a pull request or a job summary. */
export function comparisonMarkdown({ before, after, clauses, counts }: Comparison): string {
  const changed = clauses.flatMap((clause) =>
    clause.change === 'same' ? [] : [{ clause, title: titles[clause.change] }],
  );
  const rows = changed.map(
    ({ clause, title }) => `| ${title} | ${cell(clause.id)} | ${stepText(clause)} | ${cell(clause.reason)} |`,
  );
  return [
    `**${closingSentence(counts)}**`,
    '',
    `- Before: ${cell(identityText(before))}`,
    `- After: ${cell(identityText(after))}`,
    ...(rows.length === 0 ? [] : ['', '| | Clause | Outcome | Reason |', '|---|---|---|---|', ...rows]),
    '',
  ].join('\n');
}

/** A text that stays in its cell and is shown as it is. */
function cell(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
