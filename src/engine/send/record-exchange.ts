import { condense } from '../../client/condense.ts';
import type { Call, Exchange } from '../../client/exchange.ts';
import type { Contract } from '../../contract/contract.ts';
import { answerFields } from '../../oracle/answer-fields.ts';
import type { RecordedExchange, RequestContext } from '../../oracle/recorded-exchange.ts';

/** A request as it was planned. */
export type Planned = Pick<RecordedExchange, 'parameters' | 'transport'>;

/** An exchange beside what it was planned as and what for, with so much of its answer as is kept. */
export function recordExchange(
  exchange: Exchange,
  contract: Contract,
  { action, parameters: sent }: Call,
  planned: Planned,
  place: RequestContext & Pick<RecordedExchange, 'ordinal' | 'attempt' | 'retryOf'>,
): RecordedExchange {
  const { operation } = contract;
  const { response } = exchange;
  // Creates are kept for long, and all that is ever read of them are the fields of their answers.
  const isCreate = action === (contract.action ?? operation);
  return {
    ...exchange,
    ...(response !== undefined && { response: condense(response, answerFields(contract), !isCreate) }),
    ...place,
    operation,
    action: isCreate ? operation : action,
    ...planned,
    volatile: Object.entries(planned.parameters).flatMap(([name, value]) =>
      sent.find(([other]) => other === name)?.[1] === value ? [] : [name],
    ),
  };
}
