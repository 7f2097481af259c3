import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const results = process.argv.findLast((word) => word.endsWith('allure-results'));

/** How `npm run report` makes the Allure report of a run: with the history of all that were made so. */
export default {
  name: 'clausewise',
  output: 'reports/allure',
  historyPath: 'reports/allure-history.jsonl',
  appendHistory: true,
  // Allure 2 finds them beside the results, Allure 3 here.
  ...(results !== undefined && {
    categories: JSON.parse(readFileSync(join(results, 'categories.json'), 'utf8')),
  }),
  plugins: {
    awesome: {
      options: { groupBy: ['feature', 'story'], reportLanguage: 'en', defaultSortBy: 'status,asc' },
    },
  },
};
