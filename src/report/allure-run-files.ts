import { stringifyEnvInfo } from 'allure-js-commons/sdk/reporter';
import type { Summary } from '../results/summary.ts';
import { targetRemarks, urlsOf } from '../results/target.ts';
import { allureCategories } from './allure-categories.ts';
import { executorIn } from './ci-executor.ts';
import { scopeWords } from './scope-words.ts';

const environment = ({
  target,
  contracts,
  profile,
  seed,
  complete,
  tool,
  scope,
}: Summary): Record<string, string> => ({
  ...(targetRemarks(target).length > 0 && { target: targetRemarks(target).join(', ') }),
  embedded: String(target.embedded),
  ...Object.fromEntries(Object.entries(urlsOf(target)).map(([product, url]) => [`target.${product}`, url])),
  ...Object.fromEntries(contracts.map(({ operation, edition }) => [`edition.${operation}`, edition])),
  scope: scopeWords(scope),
  profile,
  seed: String(seed),
  complete: String(complete),
  [tool.name]: tool.version,
});

/** By name, what Allure reads beside the results: what was tested, kinds of finding, and the CI by its `variables`. */
export function allureRunFiles(
  summary: Summary,
  variables: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const executor = executorIn(variables);
  return {
    'environment.properties': stringifyEnvInfo(environment(summary)),
    'categories.json': JSON.stringify(allureCategories, null, 2),
    ...(executor !== null && { 'executor.json': JSON.stringify(executor) }),
  };
}
