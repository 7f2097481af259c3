import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, StepResult, TestResult } from 'allure-js-commons';
import { Stage } from 'allure-js-commons';
import type { Listener } from '../results/event.ts';
import type { AllureText } from './allure-attachments.ts';
import { allureLinks } from './allure-links.ts';
import { type AllureResult, type AllureStep, allureResult } from './allure-result.ts';
import { allureRunFiles } from './allure-run-files.ts';
import { trackDurations } from './clause-durations.ts';
import { collectExamples } from './example-exchanges.ts';
import { productOf, type ReportOptions, whenFinished } from './finished-run.ts';

/** Name and content of each file that makes up `result`. */
function filesOf(result: AllureResult): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const attach = ({ name, content }: AllureText): Attachment => {
    const source = `${randomUUID()}-attachment.txt`;
    files.set(source, content);
    return { name, source, type: 'text/plain' };
  };
  const step = ({ name, status, texts }: AllureStep): StepResult => ({
    name,
    status,
    statusDetails: {},
    stage: Stage.FINISHED,
    steps: [],
    attachments: texts.map(attach),
    parameters: [],
  });
  const { texts, steps, labels, links, titlePath, ...rest } = result;
  const written: TestResult = {
    ...rest,
    uuid: randomUUID(),
    labels: [...labels],
    titlePath: [...titlePath],
    links: [...links],
    parameters: [],
    steps: steps.map(step),
    attachments: texts.map(attach),
  };
  return files.set(`${written.uuid}-result.json`, JSON.stringify(written));
}

/** Writes Allure's files to `directory`: a result a clause, passes included. */
export function writeAllure(directory: string, options: ReportOptions = {}): Listener {
  const durations = trackDurations();
  const examples = collectExamples();
  return whenFinished(
    async ({ summary, clauses }) => {
      await mkdir(directory, { recursive: true });
      const write = (name: string, content: string): Promise<void> =>
        writeFile(join(directory, name), content);
      const editions = new Map(summary.contracts.map(({ operation, edition }) => [operation, edition]));
      const started = Date.parse(summary.startedAt);
      for (const { clause, result } of clauses) {
        const subject = {
          clause,
          result,
          product: productOf(clause.operation, summary, options),
          edition: editions.get(clause.operation) ?? clause.source.edition,
          links: allureLinks(summary, clause),
          examples: examples.of(clause),
          duration: durations.of(clause.id) ?? { start: started, stop: started, spentMs: 0 },
        };
        for (const [name, content] of filesOf(allureResult(subject))) await write(name, content);
      }
      for (const [name, content] of Object.entries(allureRunFiles(summary, process.env)))
        await write(name, content);
    },
    (exchange) => {
      durations.see(exchange);
      examples.see(exchange);
    },
  );
}
