import type { Clause } from '../../contract/clause.ts';

/** A clause that OpenAPI has no words for, and why. */
export interface Unsaid {
  readonly clause: string;
  readonly statement: string;
  readonly why: string;
}

const reasons: { readonly [K in Clause['method']['kind']]: string } = {
  request:
    'It depends on more than the shape of one value: on other parameters, the target, or the code of a refusal.',
  answer: 'It is about what answers say, and not about their shape.',
  sequence: 'It is about several requests, or about what one leaves behind.',
  observation: 'The documents leave it open.',
  none: 'It cannot be seen from outside.',
};

/** What of `clauses` is not among those that are `said`. */
export function unsaid(clauses: readonly Clause[], said: ReadonlySet<string>): readonly Unsaid[] {
  return clauses
    .filter(({ id }) => !said.has(id))
    .map(({ id, statement, method }) => ({ clause: id, statement, why: reasons[method.kind] }));
}
