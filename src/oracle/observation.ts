import { type Answer, decode, type Tree } from '../client/decode.ts';
import { readRequest } from '../client/read-request.ts';
import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import type { Parameters } from '../contract/test-case.ts';
import { textAt } from './answer-fields.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import { type Reply, readReply } from './read-reply.ts';
import type { RecordedExchange } from './recorded-exchange.ts';
import { type RefusalForm, readAsRefusal } from './refusal-form.ts';

/** An exchange, read: what the documents ask of the answer, and what the answer was. */
export interface Observation {
  readonly exchange: RecordedExchange;
  /** The business parameters as they went over the wire; of repeated names the last. */
  readonly values: Parameters;
  readonly expectation: Expectation;
  readonly reply: Reply;
  /** The RequestId of the answer; empty when it has none. */
  readonly requestId: string;
  /** Whether an earlier attempt at the same request may have had an effect that no answer told of. */
  readonly unsure: boolean;
}

/**
 * Reads `exchange` of a create. `earlier`: the attempt at the same request before it. `refusals`: the form in which this
 * target refuses, where it is known not to be the documented one.
 */
export function observe(
  contract: Contract,
  facts: Facts,
  exchange: RecordedExchange,
  earlier: Observation | null,
  refusals: RefusalForm | null = null,
): Observation {
  const pairs = readRequest(exchange.request);
  const answer = answerOf(exchange);
  return {
    exchange,
    values: Object.fromEntries(pairs),
    expectation: expectationOf(contract, pairs, facts),
    reply: readAsRefusal(contract, exchange, readReply(contract, exchange), refusals),
    requestId: answer === null ? '' : textAt(answer, contract.protocol.envelope.requestId),
    unsure: earlier !== null && (earlier.unsure || mayHaveActed(earlier.reply)),
  };
}

/** The content of an answer; null when there is none or it cannot be read. */
export function treeOf(exchange: RecordedExchange): Tree | null {
  return answerOf(exchange)?.tree ?? null;
}

/** Whether a request without a usable answer may have been carried out all the same. */
export function mayHaveActed(reply: Reply): boolean {
  if (reply.kind === 'malformed') return true;
  return reply.kind === 'retryable' && reply.cause !== 'throttled' && reply.cause !== 'unreachable';
}

function answerOf({ response }: RecordedExchange): Answer | null {
  return response === undefined ? null : decode(response);
}
