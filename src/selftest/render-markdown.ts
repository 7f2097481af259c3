import { type Assessment, isNatural } from './assess.ts';
import type { MutantKind } from './mutant.ts';
import { renderMatrix, totalSentences } from './render-matrix.ts';
import type { SelftestReport } from './report.ts';

const titles: { readonly [K in MutantKind]: string } = {
  defect: 'Defects',
  pair: 'Two defects at once',
  oddity: 'Odd but right',
  surroundings: 'As documented',
};

/** What kinds of mutants are called that are natural; the others are made of what was derived from clauses. */
const naturalTitles: readonly (readonly [MutantKind, string])[] = [
  ['defect', 'Natural defects'],
  ['oddity', 'Natural oddities'],
];

/** The report as a page: the figures, the matrix of the terminal, and a row for every mutant. */
export function renderMarkdown(report: SelftestReport): string {
  return [
    '# The tester, tested',
    '',
    ...totalSentences(report).map((sentence) => `- ${sentence}`),
    '',
    '```text',
    renderMatrix(report, { columns: 80, color: false }),
    '```',
    '',
    ...Object.entries(titles).flatMap(([kind, title]) =>
      table(
        title,
        report.assessments.filter((it) => it.mutant.kind === kind && !isNatural(it)),
      ),
    ),
    ...naturalTitles.flatMap(([kind, title]) =>
      table(
        title,
        report.assessments.filter((it) => it.mutant.kind === kind && isNatural(it)),
      ),
    ),
  ].join('\n');
}

function table(title: string, assessments: readonly Assessment[]): readonly string[] {
  if (assessments.length === 0) return [];
  return [
    `## ${title}`,
    '',
    '| name | what such an endpoint does | finding | by | accused wrongly | most lost | most requests |',
    '|---|---|---|---|---|---:|---:|',
    ...assessments.map(row),
    '',
  ];
}

function row({ mutant, finding, trials }: Assessment): string {
  const clauses = (all: readonly ({ readonly clause: string } | null)[]) =>
    [...new Set(all.flatMap((one) => (one === null ? [] : [one.clause])))].join(', ');
  const cells = [
    mutant.name,
    mutant.about,
    finding,
    clauses(trials.flatMap(({ foundBy }) => foundBy)),
    clauses(trials.flatMap(({ wrong }) => wrong)),
    String(Math.max(...trials.map(({ lost }) => lost.length))),
    String(Math.max(...trials.map(({ requests }) => requests))),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
