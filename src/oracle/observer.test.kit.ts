import { specimen } from '../../specs/specimen.test.kit.ts';
import { encode } from '../client/encode.ts';
import type { Failure } from '../client/exchange.ts';
import { companionName } from '../contract/companion-name.ts';
import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { plainTransport } from '../contract/plain-transport.ts';
import type { Parameters, PlannedRequest } from '../contract/test-case.ts';
import { type Observation, observe } from './observation.ts';
import { answered, type SampleAnswer, unanswered } from './oracle.test.kit.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/** What came back: an answer, or why there is none. */
export type Came = SampleAnswer | Failure['kind'];

/** Makes the exchanges of one operation of one run, without any network. */
export interface Observer {
  /** A create with `parameters`, carried as `planned` says, that was answered with `came`. */
  readonly create: (
    parameters: Parameters,
    came: Came,
    planned?: Partial<Omit<PlannedRequest, 'parameters'>>,
  ) => Observation;
  /** A look at what the target holds. */
  readonly look: (came: Came) => RecordedExchange;
}

/** An observer that has seen nothing yet; its first exchange has ordinal 1. */
export function createObserver(contract: Contract, facts: Facts = specimen.facts): Observer {
  let ordinal = 0;
  const { operation, product, version, companions } = contract;

  function record(action: string, planned: PlannedRequest, came: Came): RecordedExchange {
    const { parameters, ...transport } = planned;
    const { method, place, format, omit, again, raw } = transport;
    const call = {
      product,
      version,
      action,
      parameters: [...Object.entries(parameters), ...again],
      transport: { method, place, format },
      signature: 'none',
      omit,
      raw,
    } as const;
    const stamp = { host: 'target.example', basePath: '', credentials: null, time: 0, nonce: 'n' };
    const { signature: _, ...request } = encode(call, stamp);
    const exchange = typeof came === 'string' ? unanswered(came) : answered(came, format);
    return {
      ...exchange,
      request,
      ordinal: ++ordinal,
      attempt: 1,
      retryOf: null,
      case: `${operation}/case`,
      clause: null,
      purpose: 'plan',
      operation,
      action,
      parameters,
      transport: action === operation ? transport : null,
      volatile: [],
    };
  }

  return {
    create: (parameters, came, planned = {}) =>
      observe(contract, facts, record(operation, { ...plainTransport, ...planned, parameters }, came), null),
    look: (came) => record(companionName(companions.list), { ...plainTransport, parameters: {} }, came),
  };
}

/** A success that names a new resource. */
export const success = (contract: Contract, id: string): SampleAnswer => ({
  body: { RequestId: `request-of-${id}`, [contract.result.id ?? '']: id },
});

/** A refusal with a Code. */
export const refusedWith = (status: number, Code: string): SampleAnswer => ({
  status,
  body: { RequestId: 'request-refused', Code, Message: 'No.' },
});

/** The generic refusal. */
export const refused: SampleAnswer = refusedWith(400, 'InvalidParameter');

/** What a target says of a breakdown of its own. */
export const brokenDown: SampleAnswer = refusedWith(500, 'InternalError');
