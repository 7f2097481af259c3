import type { Clause } from '../contract/clause.ts';
import type { Purpose, RecordedExchange } from '../oracle/recorded-exchange.ts';

/** At most one exchange of each kind. */
export interface Examples {
  /** Answered with a 2xx. */
  readonly accepted?: RecordedExchange;
  /** Answered with a 4xx. */
  readonly refused?: RecordedExchange;
}

export interface ExampleExchanges {
  readonly see: (exchange: RecordedExchange) => void;
  /** Examples of what was sent for `clause`; of a clause that is read off every answer, any of its operation. */
  readonly of: (clause: Clause) => Examples;
}

/** Exchanges that show a clause at work, and not the search for a smaller request or the tidying up. */
const representative: { readonly [P in Purpose]: boolean } = {
  plan: true,
  twin: true,
  confirm: true,
  sequence: true,
  observe: true,
  preflight: false,
  blame: false,
  shrink: false,
  cleanup: false,
};

const sideOf = ({ response }: RecordedExchange): keyof Examples | null => {
  if (response === undefined) return null;
  if (response.status >= 200 && response.status < 300) return 'accepted';
  return response.status >= 400 && response.status < 500 ? 'refused' : null;
};

/** Keeps the first accepted and the first refused exchange of each clause and operation, and forgets the others. */
export function collectExamples(): ExampleExchanges {
  const byClause = new Map<string, Examples>();
  const byOperation = new Map<string, Examples>();
  const keep = (
    kept: Map<string, Examples>,
    key: string,
    side: keyof Examples,
    exchange: RecordedExchange,
  ): void => {
    const known = kept.get(key);
    if (known?.[side] === undefined) kept.set(key, { ...known, [side]: exchange });
  };
  return {
    see(exchange) {
      const side = sideOf(exchange);
      if (side === null || !representative[exchange.purpose]) return;
      keep(byOperation, exchange.operation, side, exchange);
      if (exchange.clause !== null) keep(byClause, exchange.clause, side, exchange);
    },
    of({ id, operation, method }) {
      const own = byClause.get(id);
      if (own !== undefined) return own;
      return (method.kind === 'answer' ? byOperation.get(operation) : undefined) ?? {};
    },
  };
}
