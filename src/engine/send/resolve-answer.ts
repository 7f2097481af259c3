import type { Contract } from '../../contract/contract.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import type { Observation } from '../../oracle/observation.ts';
import { nextSending, type Sent } from '../../oracle/resolve.ts';
import type { CreateSender, How } from './create.ts';

/** Sends what tells what an answer is due to: the request again, and the baseline in between. */
export type Resolver = (planned: PlannedRequest, observation: Observation, how: How) => Promise<Sent>;

interface Resolving {
  readonly contract: Contract;
  /** Whether no more is to be sent to tell what a refusal, for a quota or not, is due to. */
  readonly isOver: (isQuota: boolean) => boolean;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Sends the baseline; what it creates is deleted. */
  readonly sendBaseline: (serial: string) => Promise<Observation | null>;
  /** Sends the baseline whether there is room for it or not; what it creates stays. */
  readonly sendBaselineAnyhow: (serial: string) => Promise<Observation | null>;
  readonly discard: (observation: Observation | null) => Promise<void>;
  readonly create: Pick<CreateSender, 'once' | 'patiently'>;
}

/** Time-outs for which a target may stand still because of one request. */
const mostAwaited = 6;

/** Milliseconds before a valid request is tried again that was refused for a quota: deletions may count late. */
const quotaWaits = [50, 400, 1500, 4000];

/** Whether a request was given no answer in its time. */
export function isTimeout({ reply }: Observation): boolean {
  return reply.kind === 'retryable' && reply.cause === 'timeout';
}

/** Tells what the answers to the requests of one operation are due to. */
export function createResolver(tools: Resolving): Resolver {
  const { contract, create } = tools;

  /** The baseline, sent until it is answered: a target of one thread answers nothing while it works at a request. */
  async function sendBaselineUntilAnswered(serial: string): Promise<Observation | null> {
    let last: Observation | null = null;
    for (let count = 1; count <= mostAwaited; count++) {
      last = await tools.sendBaselineAnyhow(`${serial}/${count}`);
      if (last === null || !isTimeout(last) || tools.isOver(false)) break;
    }
    await tools.discard(last);
    return last;
  }

  async function sendNext(
    next: 'again' | 'baseline',
    planned: PlannedRequest,
    { how, isHang }: { readonly how: How; readonly isHang: boolean },
  ): Promise<Observation | null> {
    if (next === 'again') {
      // Nobody is to wait for a place while all others wait for this request.
      return isHang ? create.once(planned, { ...how, full: true }) : create.patiently(planned, how);
    }
    const serial = `${how.context.case}/${how.serial}`;
    return isHang ? sendBaselineUntilAnswered(serial) : tools.sendBaseline(serial);
  }

  return async (planned, observation, how) => {
    let sent: Sent = { observation, again: [], baselines: [] };
    const isHang = isTimeout(observation);
    for (let next = nextSending(contract, sent); next !== null; next = nextSending(contract, sent)) {
      const isQuota = observation.reply.kind === 'blocked' && observation.reply.cause === 'quota';
      if (tools.isOver(isQuota)) break;
      const serial = `${how.serial}/resolve-${sent.again.length + 1}`;
      if (next === 'again' && isQuota) await tools.wait(quotaWaits[sent.again.length] ?? 0);
      const more = await sendNext(next, planned, { how: { ...how, serial }, isHang });
      if (more === null) break;
      sent =
        next === 'baseline'
          ? { ...sent, baselines: [...sent.baselines, more] }
          : { ...sent, again: [...sent.again, more] };
    }
    return sent;
  };
}
