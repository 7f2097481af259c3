import type { Clause } from '../../contract/clause.ts';
import type { ShownOutcome } from '../outcomes.ts';

/** By what the field for parameters tells clauses apart. */
export const subjectKey = ({ operation, subject }: Pick<Clause, 'operation' | 'subject'>): string =>
  `${operation} ${subject}`;

/** Attributes of an element that goes when the reader filters its clause out. */
export const filtered = (clause: Pick<Clause, 'operation' | 'subject'>, outcome?: ShownOutcome) => ({
  'data-subject': subjectKey(clause),
  'data-outcome': outcome,
});
