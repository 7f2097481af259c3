import { appendFileSync } from 'node:fs';
import type { Clause } from '../contract/clause.ts';
import { isStale } from '../exceptions/apply-exceptions.ts';
import { exceptionWords } from '../report/exception-words.ts';
import { renderMarkdown } from '../report/render-markdown.ts';
import type { Summary } from '../results/summary.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** GitHub shows ten of a kind and step, and throws the others away. */
const mostAnnotations = 10;

/** Tells GitHub Actions, where it runs the suite, what came of it: a summary of the job, and annotations on stderr. */
export function tellCi(summary: Summary, clauses: readonly Clause[], environment: Environment): void {
  if (environment.GITHUB_ACTIONS !== 'true') return;
  const file = environment.GITHUB_STEP_SUMMARY ?? '';
  try {
    if (file !== '') appendFileSync(file, `${renderMarkdown(summary, clauses)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The summary of the job could not be written: ${reason}\n`);
  }
  for (const line of annotations(summary)) process.stderr.write(`${line}\n`);
}

/** Lines that GitHub shows beside the run: an error for what makes it red, a warning for a broken should. */
export function annotations({ clauses, exceptions }: Summary): readonly string[] {
  const of = (kind: string, title: string, text: string) =>
    `::${kind} title=${property(title)}::${message(text)}`;
  const errors = [
    ...exceptions.filter(isStale).map((it) => of('error', `Exception of ${it.clause}`, exceptionWords(it))),
    ...clauses
      .filter(({ outcome }) => outcome === 'violates')
      .map(({ id, reason, counterexample }) =>
        of('error', `${id} is violated`, [reason, counterexample?.rerun ?? ''].filter(Boolean).join('\n')),
      ),
  ];
  const warnings = clauses
    .filter(({ outcome }) => outcome === 'warns')
    .map(({ id, reason }) => of('warning', `${id} is not kept`, reason));
  return [...errors.slice(0, mostAnnotations), ...warnings.slice(0, mostAnnotations)];
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
