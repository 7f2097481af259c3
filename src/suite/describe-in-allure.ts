import { attachment, description, historyId, labels, testCaseId } from 'allure-js-commons';
import { getGlobalTestRuntime } from 'allure-js-commons/sdk/runtime';
import { type AllureSubject, allureResult } from '../report/allure-result.ts';

/** Labels that allure-vitest makes itself: the same suites, from the names of the surrounding describes. */
const ownLabels: readonly string[] = ['parentSuite', 'suite', 'subSuite', 'framework'];

/** Whether allure-vitest listens; without it Allure's functions do nothing but warn on each call. */
export function allureListens(): boolean {
  return 'sendMessage' in getGlobalTestRuntime();
}

/** Tells Allure about the current test what the command line writes about the clause: ids, labels, attachments. */
export async function describeInAllure(subject: AllureSubject): Promise<void> {
  if (!allureListens()) return;
  const result = allureResult(subject);
  await historyId(result.historyId);
  await testCaseId(result.testCaseId);
  await description(result.description);
  await labels(...result.labels.filter(({ name }) => !ownLabels.includes(name)));
  for (const { name, content } of result.texts) await attachment(name, content, 'text/plain');
}
