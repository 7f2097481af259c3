import { type Answer, decode } from '../client/decode.ts';
import { longestValue } from '../client/excerpt.ts';
import type { Exchange } from '../client/exchange.ts';
import type { Contract } from '../contract/contract.ts';
import { parametersOfShape } from '../contract/of-shape.ts';
import { isCodeOf } from '../contract/protocol.ts';
import { textAt } from './answer-fields.ts';
import { answerText, mediaType } from './answer-text.ts';
import { retryAfterIn } from './retry-after.ts';

/** What an answer amounts to. */
export type Reply =
  /** `id` is null when the answer is a success without one. */
  | { readonly kind: 'accepted'; readonly id: string | null }
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** Empty where there is none, or none that can be read. */
      readonly code: string;
      readonly message: string;
      /** In the form in which this target refuses everything, and not in the documented one. */
      readonly irregular?: true;
      /** What kind of document it is, where that is none of the protocol. */
      readonly of?: string;
      /** With a body that cannot be read, so that nobody knows what its Code is. */
      readonly unreadable?: true;
    }
  /** Neither: try again. */
  | {
      readonly kind: 'retryable';
      readonly cause:
        | 'throttled'
        | 'unavailable'
        | 'processing'
        | 'lost'
        | 'timeout'
        | 'unreachable'
        | 'aborted';
      readonly retryAfterMs: number | null;
      readonly detail: string;
    }
  /** Refused for a reason that has nothing to do with the request. */
  | {
      readonly kind: 'blocked';
      readonly cause: 'credentials' | 'permission' | 'quota' | 'token' | 'action' | 'length';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly detail: string;
      readonly irregular?: true;
    }
  /** Not an answer of the protocol. */
  | {
      readonly kind: 'malformed';
      readonly cause: 'server' | 'envelope' | 'unreadable';
      readonly detail: string;
    };

/** What gateways say when nobody answers them. */
const gatewayStatuses = [502, 503, 504];

/** What HTTP servers say of an address or a header that is longer than they take, if they do not say 400 in words of their own. */
export const tooLong = [414, 431];

/** Characters of an address that every server takes. */
const mostOfAddress = 1500;

/** What `exchange` amounts to for an operation of `contract`. */
export function readReply(contract: Contract, exchange: Exchange): Reply {
  const { response, failure } = exchange;
  if (failure !== undefined) return lost(failure);
  if (response === undefined) return lost({ kind: 'protocol', message: 'no answer' });
  const answer = decode(response);
  const { codes, envelope, retryAfter } = contract.protocol;
  const code = textAt(answer, envelope.code);
  const detail = answerText(response, code);
  const retryAfterMs = retryAfterIn(response.headers, retryAfter);
  const retryable = (cause: Extract<Reply, { kind: 'retryable' }>['cause']): Reply => ({
    kind: 'retryable',
    cause,
    retryAfterMs,
    detail,
  });
  // A full quota is said by its documented Code, in whatever status.
  const isQuota = contract.quota?.errors.some((it) => it.code === code) === true;
  if (!isQuota && (response.status === 429 || isCodeOf(codes.throttled, code))) return retryable('throttled');
  if (gatewayStatuses.includes(response.status) || isCodeOf(codes.unavailable, code))
    return retryable('unavailable');
  if (contract.idempotence?.processing.includes(code)) return retryable('processing');
  const message = textAt(answer, envelope.message);
  const isClientError = response.status >= 400 && response.status <= 499;
  if (!isClientError && code !== '') {
    // A Code that says why is believed in whatever status.
    const refusal = readRefusal(contract, { status: response.status, code, message });
    if (refusal.kind === 'blocked') return refusal;
  }
  if (response.status >= 200 && response.status < 300)
    return readSuccess(contract, answer, response.status, code);
  if (!isClientError) return { kind: 'malformed', cause: 'server', detail: `HTTP ${detail}` };
  const isEnvelope = answer.problem === null && code !== '';
  const isTooLong = tooLong.includes(response.status) || !isEnvelope;
  if (isTooLong && exchange.request.path.length > mostOfAddress)
    return {
      kind: 'blocked',
      cause: 'length',
      status: response.status,
      code,
      message,
      detail,
    };
  const of = code === '' ? mediaType(response.headers) : null;
  const refusal = readRefusal(contract, {
    status: response.status,
    code,
    message,
    ...(of !== null && { of }),
  });
  const isHidden = answer.tree === null && answer.syntax !== 'none';
  return isHidden && refusal.kind === 'refused' ? { ...refusal, unreadable: true } : refusal;
}

function readSuccess(contract: Contract, answer: Answer, status: number, code: string): Reply {
  if (answer.problem !== null)
    return { kind: 'malformed', cause: 'unreadable', detail: `HTTP ${status}: ${answer.problem}` };
  const { envelope, codes } = contract.protocol;
  const id = contract.result.id === null ? '' : textAt(answer, contract.result.id);
  // Nothing could be done with such a resource, nor could it be deleted.
  if (id.length > longestValue)
    return {
      kind: 'malformed',
      cause: 'envelope',
      detail: `HTTP ${status} with ${contract.result.id} ${id}`,
    };
  if (id !== '') return { kind: 'accepted', id };
  if (parametersOfShape(contract, 'dry-run').some((it) => it.code === code))
    return { kind: 'refused', status, code, message: textAt(answer, envelope.message) };
  // Neither an id nor a RequestId: whatever this is, it is no answer of the operation. One that only reads has no id.
  const isTold = contract.result.id === null && answer.tree !== null;
  if (code === '' && !isTold && textAt(answer, envelope.requestId) === '')
    return {
      kind: 'malformed',
      cause: 'envelope',
      detail: `HTTP ${status} with neither ${contract.result.id ?? 'a result'} nor ${envelope.requestId}`,
    };
  const failed = code !== '' && !isCodeOf(codes.success, code);
  return failed
    ? { kind: 'malformed', cause: 'envelope', detail: `HTTP ${status} with Code ${code}` }
    : { kind: 'accepted', id: null };
}

/** What a target says when it refuses. */
interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly of?: string;
  readonly irregular?: true;
}

/** What a refusal is about. */
export function readRefusal(contract: Contract, refusal: Refusal): Reply {
  const { status, code } = refusal;
  const detail = `${status} ${code}`.trimEnd();
  const blocked = (cause: Extract<Reply, { kind: 'blocked' }>['cause']): Reply => ({
    kind: 'blocked',
    cause,
    ...refusal,
    detail,
  });
  const { codes } = contract.protocol;
  if (isCodeOf(codes.credentials, code)) return blocked('credentials');
  if (status === 401 || isCodeOf(codes.permission, code)) return blocked('permission');
  if (isCodeOf(codes.action, code)) return blocked('action');
  if (contract.idempotence?.mismatch.includes(code)) return blocked('token');
  if (contract.quota?.errors.some((it) => it.code === code) || isCodeOf(codes.quota, code))
    return blocked('quota');
  return { kind: 'refused', ...refusal };
}

function lost({ kind, message }: { readonly kind: string; readonly message: string }): Reply {
  const retryable = (cause: Extract<Reply, { kind: 'retryable' }>['cause']): Reply => ({
    kind: 'retryable',
    cause,
    retryAfterMs: null,
    detail: message,
  });
  if (kind === 'aborted') return retryable('aborted');
  if (kind === 'timeout') return retryable('timeout');
  if (kind === 'unreachable' || kind === 'tls') return retryable('unreachable');
  if (kind === 'reset') return retryable('lost');
  // Whatever is waited for, it will not be there.
  if (kind === 'unaddressed')
    return { kind: 'blocked', cause: 'action', status: 0, code: '', message: '', detail: message };
  return { kind: 'malformed', cause: 'unreadable', detail: message };
}
