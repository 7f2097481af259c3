import { Status } from 'allure-js-commons';
import type { Category } from 'allure-js-commons/sdk';

/** Kinds of finding, told apart by the outcome with which each message starts. */
export const allureCategories: Category[] = [
  { name: 'Violations', matchedStatuses: [Status.FAILED], messageRegex: 'violates:.*' },
  {
    name: 'Could not be judged',
    matchedStatuses: [Status.BROKEN, Status.SKIPPED],
    messageRegex: 'inconclusive:.*',
  },
  {
    name: 'Not run',
    matchedStatuses: [Status.BROKEN, Status.SKIPPED],
    messageRegex: 'not-run: (?!left out by ).*',
  },
  { name: 'Out of scope', matchedStatuses: [Status.SKIPPED], messageRegex: 'not-run: left out by .*' },
  { name: 'Not applicable', matchedStatuses: [Status.SKIPPED], messageRegex: 'not-applicable:.*' },
  { name: 'Warnings', matchedStatuses: [Status.PASSED], messageRegex: 'warns:.*' },
  { name: 'Known deviations', matchedStatuses: [Status.PASSED], messageRegex: 'excepted:.*' },
  { name: 'Open points', matchedStatuses: [Status.PASSED], messageRegex: 'observed:.*' },
];
