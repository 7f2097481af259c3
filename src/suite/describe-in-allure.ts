import {
  attachment,
  description,
  historyId,
  labels,
  links,
  Status,
  step,
  testCaseId,
} from 'allure-js-commons';
import { getGlobalTestRuntime } from 'allure-js-commons/sdk/runtime';
import { type AllureStep, type AllureSubject, allureResult } from '../report/allure-result.ts';
import { failure } from './failure.ts';

/** Labels that allure-vitest makes itself: the same suites, from the names of the surrounding describes. */
const ownLabels: readonly string[] = ['parentSuite', 'suite', 'subSuite', 'framework'];

/** Whether allure-vitest listens; without it Allure's functions do nothing but warn on each call. */
const allureListens = (): boolean => 'sendMessage' in getGlobalTestRuntime();

/** Tells Allure about the current test what the command line writes about the clause: ids, labels, links, attachments, steps. */
export async function describeInAllure(subject: AllureSubject): Promise<void> {
  if (!allureListens()) return;
  const result = allureResult(subject);
  await historyId(result.historyId);
  await testCaseId(result.testCaseId);
  await description(result.description);
  await labels(...result.labels.filter(({ name }) => !ownLabels.includes(name)));
  await links(...result.links);
  for (const { name, content } of result.texts) await attachment(name, content, 'text/plain');
  const error = failure(`${subject.result.outcome}: ${subject.result.reason}`);
  for (const each of result.steps) await tellStep(each, error);
}

/** Allure takes it that a step has failed by an error, which does not end the test here: a warning passes. */
async function tellStep({ name, status, texts }: AllureStep, error: Error): Promise<void> {
  try {
    await step(name, async () => {
      for (const { name: title, content } of texts) await attachment(title, content, 'text/plain');
      if (status === Status.FAILED) throw error;
    });
  } catch (thrown) {
    if (thrown !== error) throw thrown;
  }
}
