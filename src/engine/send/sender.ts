import type { Call, Pair } from '../../client/exchange.ts';
import type { CompanionCall, Contract } from '../../contract/contract.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import type { Observation } from '../../oracle/observation.ts';
import { type Reply, readReply } from '../../oracle/read-reply.ts';
import type { RecordedExchange, RequestContext } from '../../oracle/recorded-exchange.ts';
import type { RunOptions } from '../run-options.ts';
import { callOf, signatureFor } from './call-of.ts';
import { createHangLimit } from './hang-limit.ts';
import { createOutage, type Visit } from './outage.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { type Planned, recordExchange } from './record-exchange.ts';
import { type Cause, createRetryPolicy } from './retry-policy.ts';

/** Sends requests one attempt after another, has every one recorded, and keeps to budget, rate and the target's wishes. */
export interface Sender {
  /**
   * `values`: the planned parameters with all placeholders filled. `template`: the planned ones before letters were filled
   * in that several requests share. Comes to the last attempt.
   */
  readonly create: (
    contract: Contract,
    planned: PlannedRequest,
    values: Parameters,
    context: RequestContext,
    template?: Parameters,
  ) => Promise<Observation>;
  readonly companion: (
    contract: Contract,
    call: CompanionCall,
    parameters: Parameters,
    context: RequestContext,
    format?: 'JSON' | 'XML',
  ) => Promise<Attempt>;
  /** Has the companions of an operation answered in `format` from now on, where a call does not name one; JSON until then. */
  readonly answerCompanionsIn: (operation: string, format: 'JSON' | 'XML') => void;
  /** The request as it was planned. */
  readonly plannedOf: (exchange: RecordedExchange) => PlannedRequest | undefined;
  /** Why no new work is to start; null while it may. */
  readonly stopped: () => string | null;
  readonly requests: () => number;
  /** Says that a request stayed without an answer for `cause` because of what it is; after a few, that is waited for less. */
  readonly tireOf: (cause: Cause) => void;
}

/** The last attempt at a request that is no create, and what it came to. */
export interface Attempt {
  readonly exchange: RecordedExchange;
  readonly reply: Reply;
}

/** The options that say how requests are sent, and when no more. */
export type SenderOptions = Pick<
  RunOptions,
  'send' | 'signature' | 'rate' | 'budget' | 'timeLimitMs' | 'now' | 'wait' | 'signal'
> & {
  /** Tells people what is going on. */
  readonly tell?: (text: string) => void;
};

/** Records an exchange and reads it; null for one that is no create. */
export type See = (exchange: RecordedExchange) => Observation | null;

/** A sender to the targets of a run; every exchange is shown to `see`. */
export function createSender(options: SenderOptions, see: See): Sender {
  const limiter = createRateLimiter(options);
  const policy = createRetryPolicy();
  const startedAt = options.now();
  const plans = new WeakMap<RecordedExchange, PlannedRequest>();
  const hangs = createHangLimit();
  const outage = createOutage({
    wait: options.wait,
    isOver: () => stopped() !== null,
    tell: options.tell ?? (() => {}),
  });
  const companionFormats = new Map<string, 'JSON' | 'XML'>();
  let ordinal = 0;

  const stopped = (): string | null => {
    if (options.signal.aborted) return 'the run was broken off';
    if (options.budget !== null && ordinal >= options.budget)
      return `the budget of ${options.budget} requests was used up`;
    if (options.timeLimitMs !== null && options.now() - startedAt >= options.timeLimitMs)
      return `the time of ${options.timeLimitMs / 1000} s was used up`;
    return null;
  };

  async function attempt<T extends Attempt>(
    contract: Contract,
    call: Call,
    planned: Planned,
    context: RequestContext,
    read: (exchange: RecordedExchange) => T,
  ): Promise<T> {
    const visit = outage.enter();
    try {
      return await attempts(visit, contract, call, planned, { context, read });
    } finally {
      visit.leave();
    }
  }

  async function attempts<T extends Attempt>(
    visit: Visit,
    contract: Contract,
    call: Call,
    planned: Planned,
    { context, read }: Reading<T>,
  ): Promise<T> {
    let retryOf: number | null = null;
    let outages = 0;
    for (let count = 1; ; count++) {
      await visit.turn();
      await limiter.turn();
      const place: Pick<RecordedExchange, 'ordinal' | 'attempt' | 'retryOf'> = {
        ordinal: ++ordinal,
        attempt: count,
        retryOf,
      };
      const attempted = read(
        recordExchange(await options.send(call), contract, call, planned, { ...context, ...place }),
      );
      const { reply, exchange } = attempted;
      if (exchange.response !== undefined) {
        hangs.answered(exchange.durationMs);
        outage.answered();
      }
      if (reply.kind !== 'retryable') {
        limiter.speedUp();
        return attempted;
      }
      if (reply.cause === 'throttled') limiter.slowDown();
      if (reply.cause === 'unreachable' && (await visit.unreachable())) {
        retryOf = place.ordinal;
        outages++;
        continue;
      }
      const wait = policy.waitAfter(reply, count - outages);
      if (wait === null || (options.signal.aborted && context.purpose !== 'cleanup')) return attempted;
      retryOf = place.ordinal;
      await options.wait(wait);
    }
  }

  return {
    requests: () => ordinal,
    tireOf: (cause) => {
      policy.tireOf(cause);
      if (cause === 'timeout') hangs.note();
    },
    plannedOf: (exchange) => plans.get(exchange),
    stopped,
    create: async (contract, planned, values, context, template = planned.parameters) => {
      const call = { ...callOf(contract, planned, values, options.signature), ...hangs.limit() };
      const { observation } = await attempt(
        contract,
        call,
        asPlanned(planned, template),
        context,
        (exchange) => {
          plans.set(exchange, planned);
          const seen = see(exchange);
          if (seen === null) throw new Error(`A create of ${contract.operation} was not read as one.`);
          return { exchange, reply: seen.reply, observation: seen };
        },
      );
      return observation;
    },
    answerCompanionsIn: (operation, format) => void companionFormats.set(operation, format),
    companion: (
      contract,
      { product, version, action, parameters: fixed },
      parameters,
      context,
      format = companionFormats.get(contract.operation) ?? 'JSON',
    ) => {
      const pairs: readonly Pair[] = Object.entries({ ...fixed, ...parameters });
      const signature = signatureFor(options.signature, format === 'XML');
      const transport = { method: 'POST', place: 'query', format } as const;
      const call: Call = { product, version, action, parameters: pairs, transport, signature };
      const asked = { parameters: Object.fromEntries(pairs), transport: null };
      return attempt(contract, call, asked, context, (exchange) => {
        see(exchange);
        return { exchange, reply: readReply(contract, exchange) };
      });
    },
  };
}

/** What a request is for, and how its answer is read. */
interface Reading<T> {
  readonly context: RequestContext;
  readonly read: (exchange: RecordedExchange) => T;
}

function asPlanned({ parameters: _, ...transport }: PlannedRequest, template: Parameters): Planned {
  return { parameters: template, transport };
}
