import type { TestContext } from 'vitest';
import type { AllureSubject } from '../report/allure-result.ts';
import { createPainter } from '../report/painter.ts';
import { renderCounterexample } from '../report/render-counterexample.ts';
import type { Outcome } from '../results/summary.ts';
import { failure, withoutStack } from './failure.ts';

type AssertOutcome = (subject: AllureSubject, context: TestContext) => Promise<void> | void;

const passes: AssertOutcome = () => {};
const skips: AssertOutcome = ({ result }, context) => context.skip(result.reason);

/** A must clause in scope fails, since what was not judged is no pass; another one is skipped. */
const unjudged: AssertOutcome = (subject, context) => {
  if (subject.result.level !== 'must' || subject.result.leftOutBy !== undefined)
    return skips(subject, context);
  throw withoutStack(new Error(`${subject.result.outcome}: ${subject.result.reason}`));
};

const assertions: { readonly [O in Outcome]: AssertOutcome } = {
  conforms: passes,
  observed: passes,
  excepted: passes,
  // Vitest has annotations only from 3.2 on; the reason stands in the reports all the same.
  warns: async ({ result }, context) => void (await context.annotate?.(result.reason, 'warning')),
  'not-applicable': skips,
  inconclusive: unjudged,
  'not-run': unjudged,
  violates: fails,
};

/** Lets the current test pass, fail or be skipped by the outcome of its clause. */
export async function assertOutcome(subject: AllureSubject, context: TestContext): Promise<void> {
  await assertions[subject.result.outcome](subject, context);
}

/** Fails with the counterexample. */
function fails({ clause, result }: AllureSubject): never {
  const layout = { columns: 100, paint: createPainter(false), curlLength: 2000 };
  const lines = renderCounterexample({ clause, result }, layout);
  throw failure(`violates: ${result.reason}\n\n${clause.id}\n${lines.join('\n')}`);
}
