import { decode } from '../client/decode.ts';
import type { Exchange } from '../client/exchange.ts';
import type { Contract } from '../contract/contract.ts';
import { isCodeOf } from '../contract/protocol.ts';
import { textAt } from './answer-fields.ts';
import { type Reply, readRefusal, tooLong } from './read-reply.ts';

/** How a target answers what it refuses, where that is not with a 4xx status and a Code. */
export interface RefusalForm {
  readonly status: number;
  readonly hasCode: boolean;
}

/**
 * The form of an answer that may be this target's refusal, though it has not the documented form; null for one that is
 * accepted, refused as documented, or due to the state of the target.
 */
export function irregularForm(contract: Contract, { response }: Exchange, reply: Reply): RefusalForm | null {
  if (response === undefined) return null;
  const { status } = response;
  const { codes, envelope } = contract.protocol;
  const code = textAt(decode(response), envelope.code);
  const hasCode = code !== '';
  const form = { status, hasCode };
  switch (reply.kind) {
    case 'malformed':
      return form;
    case 'blocked':
      // What looks like an address too long may be any refusal, where none has a Code.
      return hasCode === isClientError(status) || tooLong.includes(status) ? null : form;
    case 'refused':
      return hasCode ? null : form;
    case 'retryable':
      return reply.cause === 'unavailable' && hasCode && !isCodeOf(codes.unavailable, code) ? form : null;
    default:
      return null;
  }
}

/** `reply`, or the refusal that it stands for at a target whose refusals have `form`. */
export function readAsRefusal(
  contract: Contract,
  exchange: Exchange,
  reply: Reply,
  form: RefusalForm | null,
): Reply {
  const { response } = exchange;
  if (form === null || response === undefined) return reply;
  const own = irregularForm(contract, exchange, reply);
  if (own === null || !isSameForm(own, form)) return reply;
  const answer = decode(response);
  const { envelope } = contract.protocol;
  return readRefusal(contract, {
    status: response.status,
    code: textAt(answer, envelope.code),
    message: textAt(answer, envelope.message),
    irregular: true,
  });
}

/** Whether two answers are refusals of one form. The status of one without a Code may tell what is wrong. */
export function isSameForm(one: RefusalForm, other: RefusalForm): boolean {
  if (!one.hasCode && !other.hasCode) return isClientError(one.status) && isClientError(other.status);
  return one.status === other.status && one.hasCode === other.hasCode;
}

function isClientError(status: number): boolean {
  return status >= 400 && status <= 499;
}
