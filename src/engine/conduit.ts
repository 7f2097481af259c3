import type { Call, Exchange, Pair, SignatureVersion } from '../client/exchange.ts';
import type { Parameters, PlannedRequest } from '../contract/case.ts';
import type { CompanionCall, Contract } from '../contract/contract.ts';
import { type Reply, readReply } from '../oracle/read-reply.ts';
import type { Purpose, RecordedExchange, RunEvent } from './event.ts';
import { volatileNames } from './fresh.ts';
import { createPace } from './pace.ts';
import type { RunOptions } from './run-options.ts';

/** Who asks for a request, for the record. */
export interface Occasion {
  readonly case: string;
  readonly clause: string | null;
  readonly purpose: Purpose;
}

/** Sends requests one attempt after another, records every one, and keeps to budget, rate and the target's wishes. */
export interface Conduit {
  /** `values`: the planned parameters with all stand-ins filled. */
  readonly create: (
    contract: Contract,
    planned: PlannedRequest,
    values: Parameters,
    occasion: Occasion,
  ) => Promise<Attempted>;
  readonly companion: (
    contract: Contract,
    call: CompanionCall,
    parameters: Parameters,
    occasion: Occasion,
    format?: 'JSON' | 'XML',
  ) => Promise<Attempted>;
  /** Why no new work is to start; null while it may. */
  readonly stopped: () => string | null;
  readonly requests: () => number;
  /** Says that a request stayed without an answer for `cause` because of what it is; after a few, that is waited for less. */
  readonly tireOf: (cause: Cause) => void;
  /** Whether the older signature, the only one with a Format, may be used. */
  rpc: boolean;
}

/** The last attempt at a request, and what it came to. */
export interface Attempted {
  readonly exchange: RecordedExchange;
  readonly reply: Reply;
  readonly attempts: number;
  /** Whether an attempt may have had an effect that no answer told of. */
  readonly unsure: boolean;
}

/** Why a request has no answer yet. */
export type Cause = Extract<Reply, { kind: 'later' }>['cause'];

/** Attempts in all, first wait and longest wait in milliseconds, for each reason to try again. */
const patience: {
  readonly [K in Cause]: { readonly attempts: number; readonly first: number; readonly most: number };
} = {
  throttled: { attempts: 12, first: 40, most: 2000 },
  unavailable: { attempts: 5, first: 30, most: 1000 },
  processing: { attempts: 30, first: 20, most: 500 },
  lost: { attempts: 5, first: 20, most: 1000 },
  timeout: { attempts: 2, first: 20, most: 1000 },
  unreachable: { attempts: 2, first: 50, most: 1000 },
  aborted: { attempts: 1, first: 0, most: 0 },
};

/** How often a target has to fail in one way before it is believed to do so for good. */
const tiredAfter = 3;

/** Attempts from then on. */
const fewAttempts = 2;

/** Answers that say that the request was not looked at. */
const idle: readonly Cause[] = ['throttled', 'unreachable'];

/** The options that say how requests are sent, and when no more. */
export type ConduitOptions = Pick<
  RunOptions,
  'send' | 'signature' | 'rate' | 'budget' | 'timeLimitMs' | 'now' | 'wait' | 'signal'
>;

/** A conduit to the targets of a run; every exchange is told to `emit`. */
export function createConduit(options: ConduitOptions, emit: (event: RunEvent) => void): Conduit {
  const pace = createPace(options);
  const startedAt = options.now();
  const tired = new Map<Cause, number>();
  let ordinal = 0;

  const conduit: Conduit = {
    rpc: true,
    requests: () => ordinal,
    tireOf: (cause) => void tired.set(cause, (tired.get(cause) ?? 0) + 1),
    stopped: () => {
      if (options.signal.aborted) return 'the run was broken off';
      if (options.budget !== null && ordinal >= options.budget)
        return `the budget of ${options.budget} requests was used up`;
      if (options.timeLimitMs !== null && options.now() - startedAt >= options.timeLimitMs)
        return `the time of ${options.timeLimitMs / 1000} s was used up`;
      return null;
    },
    create: (contract, planned, values, occasion) => {
      const { method, place, format, omit, again, raw } = planned;
      const call: Call = {
        product: contract.product,
        version: contract.version,
        action: contract.operation,
        parameters: [...Object.entries(values), ...again],
        delivery: { method, place, format },
        signature: signatureFor(
          options.signature,
          planned.rpcSignature || format === 'XML' || omit.length > 0,
        ),
        ...(omit.length > 0 && { omit }),
        ...(raw !== '' && { raw }),
      };
      return attempt(contract, call, planned.parameters, occasion);
    },
    companion: (
      contract,
      { product, version, action, parameters: fixed },
      parameters,
      occasion,
      format = 'JSON',
    ) => {
      const pairs: readonly Pair[] = Object.entries({ ...fixed, ...parameters });
      const signature = signatureFor(options.signature, format === 'XML');
      const delivery = { method: 'POST', place: 'query', format } as const;
      return attempt(
        contract,
        { product, version, action, parameters: pairs, delivery, signature },
        Object.fromEntries(pairs),
        occasion,
      );
    },
  };

  async function attempt(
    contract: Contract,
    call: Call,
    planned: Parameters,
    occasion: Occasion,
  ): Promise<Attempted> {
    let unsure = false;
    for (let count = 1; ; count++) {
      await pace.turn();
      const number = ++ordinal;
      const exchange = record(await options.send(call), contract, call, planned, occasion, number, count);
      emit({ type: 'exchange', exchange });
      const reply = readReply(contract, exchange);
      if (reply.kind !== 'later') {
        pace.speedUp();
        return { exchange, reply, attempts: count, unsure: unsure || reply.kind === 'broken' };
      }
      unsure ||= !idle.includes(reply.cause);
      const { attempts, first, most } = patience[reply.cause];
      if (reply.cause === 'throttled') pace.slowDown(reply.retryAfterMs);
      const allowed = (tired.get(reply.cause) ?? 0) < tiredAfter ? attempts : Math.min(attempts, fewAttempts);
      if (count >= allowed || (options.signal.aborted && occasion.purpose !== 'cleanup'))
        return { exchange, reply, attempts: count, unsure };
      await options.wait(Math.min(most, Math.max(reply.retryAfterMs ?? 0, first * 2 ** (count - 1))));
    }
  }
  return conduit;
}

function signatureFor(chosen: SignatureVersion, rpc: boolean): SignatureVersion {
  return chosen === 'v3' && rpc ? 'v1' : chosen;
}

function record(
  exchange: Exchange,
  contract: Contract,
  call: Call,
  planned: Parameters,
  occasion: Occasion,
  ordinal: number,
  attempt: number,
): RecordedExchange {
  return {
    ...exchange,
    ...occasion,
    ordinal,
    attempt,
    operation: contract.operation,
    action: call.action,
    parameters: planned,
    volatile: volatileNames(planned),
  };
}
