import type { Clause, Level, Method, Side } from '../contract/clause.ts';

interface Document {
  readonly operation: string;
  readonly document: string;
  readonly edition: string;
  /** Where it can be read. */
  readonly url?: string | undefined;
}

/** Where a clause stands and what it says; `method` defaults to requests on both sides of the line. */
type State = (rule: string, place: string, statement: string, method?: Method) => Clause;

/** Both sides of the line, by single requests. */
export const bothSides: Method = { kind: 'request', sides: ['accept', 'refuse'] };

/** Only acceptance can be shown. */
export const acceptedOnly: Method = { kind: 'request', sides: ['accept'] };

export const sequence: Method = { kind: 'sequence' };

/** Read off every answer of the given kinds. */
export function everyAnswer(...sides: readonly Side[]): Method {
  return { kind: 'answer', sides };
}

/** Builders for the clauses of one document, one for each level. */
export function clausesOf({ operation, document, edition, url }: Document): Readonly<Record<Level, State>> {
  const at =
    (level: Level): State =>
    (rule, place, statement, method = level === 'open' ? { kind: 'observation' } : bothSides) => ({
      id: `${operation}.${rule}`,
      operation,
      subject: rule.split('.').slice(0, -1).join('.') || rule,
      level,
      statement,
      source: { document, edition, place, ...(url !== undefined && { url }) },
      method,
    });
  return { must: at('must'), should: at('should'), open: at('open') };
}
