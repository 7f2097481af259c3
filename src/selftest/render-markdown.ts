import type { AssessedTrial, Assessment } from './assess.ts';
import { renderMatrix } from './render-matrix.ts';
import type { SelftestReport } from './report.ts';

/** The report as a page: the matrix of the terminal, and below it a row for every subject. */
export function renderMarkdown(report: SelftestReport): string {
  const rows = (kind: 'defect' | 'oddity') =>
    report.assessments.filter(({ subject }) => subject.kind === kind).map(row);
  return [
    '# The tester, tested',
    '',
    '```text',
    renderMatrix(report, { columns: 80, color: false }),
    '```',
    '',
    ...table('Defects', rows('defect')),
    ...table('Oddities', rows('oddity')),
  ].join('\n');
}

function table(title: string, rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  return [
    `## ${title}`,
    '',
    '| name | what such an endpoint does | finding | by | requests | ms |',
    '|---|---|---|---|---:|---:|',
    ...rows,
    '',
  ];
}

function row({ subject, finding, trials }: Assessment): string {
  const clauses = [...new Set(trials.flatMap(clausesOf))];
  const requests = trials.map((trial) => trial.foundBy?.requests ?? trial.requests);
  const ms = trials.map((trial) => trial.foundBy?.ms ?? trial.durationMs);
  const cells = [
    subject.name,
    subject.about,
    finding,
    clauses.join(', '),
    String(Math.max(...requests)),
    String(Math.max(...ms)),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** What found the subject or, where nothing did, what was accused in its place. */
function clausesOf({ foundBy, wrong }: AssessedTrial): readonly string[] {
  return foundBy === null ? wrong.map(({ clause }) => clause) : [foundBy.clause];
}
