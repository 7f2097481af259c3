import type { SequenceMistake } from './mistake.ts';

/** What goes wrong only when requests come at the same time. */
export const concurrencySequences: readonly SequenceMistake[] = [
  {
    what: 'the last place given to many',
    reason: 'What is counted before the insert may be counted by others as well.',
    source: 'https://cwe.mitre.org/data/definitions/367.html',
    kind: 'last-place',
  },
  {
    what: 'a token used by many at once',
    reason: 'A unique check that is no constraint of the database does not hold between two transactions.',
    source: 'https://guides.rubyonrails.org/active_record_validations.html#uniqueness',
    kind: 'token-at-once',
  },
];
