import type { SequenceMistake } from './mistake.ts';

/** What is kept between requests and should not be, or is not kept and should be. */
export const stateSequences: readonly SequenceMistake[] = [
  {
    what: 'what one request gave is shown of the next',
    reason: 'A default that can be changed is made once and shared by all calls.',
    source: 'https://docs.python.org/3/faq/programming.html#why-are-default-values-shared-between-objects',
    kind: 'leak',
  },
  {
    what: 'a request after which others fail',
    reason: 'After an error a database connection has to be rolled back before it can be used again.',
    source: 'https://docs.sqlalchemy.org/en/20/errors.html#error-8s2b',
    kind: 'poison',
  },
  {
    what: 'a memory that forgets after some others',
    reason: 'Caches hold a fixed number of entries and drop the oldest.',
    source: 'https://docs.python.org/3/library/functools.html#functools.lru_cache',
    kind: 'forget',
  },
  {
    what: 'tokens that a store takes for one',
    reason: 'A token in a column with a padding collation is found by another one with blanks behind it.',
    source: 'https://mariadb.com/kb/en/char/',
    kind: 'merge-tokens',
  },
  {
    what: 'ids that are given again',
    reason: 'Without a counter of its own a table gives the largest number and one, also after a deletion.',
    source: 'https://www.sqlite.org/autoinc.html',
    kind: 'reuse-ids',
  },
  {
    what: 'a list that is cut before it is filtered',
    reason:
      'A page is taken first and the filter applied to it, so that what is on later pages is not found.',
    source:
      'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.FilterExpression',
    kind: 'list-when-full',
  },
];
