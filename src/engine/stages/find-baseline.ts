import { individual } from '../../../generators/individual-texts.ts';
import type { Parameters } from '../../contract/case.ts';
import type { Facts } from '../../contract/facts.ts';
import type { Transport } from '../../contract/plain-delivery.ts';
import { describeReply } from '../../oracle/describe-reply.ts';
import { judge as judgeReply } from '../../oracle/judge.ts';
import type { Reply } from '../../oracle/read-reply.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { Requests } from '../send/requests.ts';
import { plainRequest } from '../target-profile.ts';
import { type Preflight, preflightContext } from './preflight-context.ts';

/** A request that the target accepts, and how it takes it. */
export interface Baseline {
  readonly kind: 'baseline';
  readonly parameters: Parameters;
  readonly transport: Transport | null;
  readonly tokenless: boolean;
  readonly accepted: Answered;
  /** The code with which a text is turned down that another resource has; null where none is. */
  readonly conflict: string | null;
  /** Valid requests that were turned down before. */
  readonly turnedDown: readonly Answered[];
}

/** Why no request is known that the target accepts. */
export interface Blocked {
  readonly kind: 'blocked';
  readonly reason: string;
  /** What was tried first; null when there was nothing to try. */
  readonly parameters: Parameters | null;
}

const otherTransports: readonly Transport[] = [
  { method: 'GET', place: 'query', format: 'JSON', rpcSignature: false },
  { method: 'POST', place: 'body', format: 'JSON', rpcSignature: false },
  { method: 'POST', place: 'query', format: 'XML', rpcSignature: true },
];

/** The first of the contract's candidates that the target accepts; why there is none. */
export async function findBaseline(
  preflight: Preflight,
  facts: Facts,
  requests: Requests,
): Promise<Baseline | Blocked> {
  const { contract, options } = preflight;
  const candidates = candidatesFor(preflight, facts);
  const [first] = candidates;
  const blocked = (reason: string): Blocked => ({ kind: 'blocked', reason, parameters: first ?? null });
  const turnedDown: Answered[] = [];
  let last: Reply | null = null;
  search: for (const tokenless of [false, true])
    for (const [index, parameters] of candidates.entries()) {
      const planned = plainRequest({ contract, transport: null, tokenless }, parameters);
      const context = preflightContext(preflight, `baseline-${index + 1}`);
      const answered = await requests.obtain(planned, {
        context,
        serial: tokenless ? 'baseline-tokenless' : 'baseline',
      });
      if (answered === null) return blocked('nothing could be sent');
      last = answered.reply;
      if (isKept(preflight, answered))
        return {
          kind: 'baseline',
          parameters,
          transport: null,
          tokenless,
          accepted: answered,
          conflict: null,
          turnedDown,
        };
      turnedDown.push(answered);
      if (cannotGoOn(last) || options.signal.aborted) return blocked(blockedText(last));
      // Without a token it would not be readable either.
      if (isUnreadable(last)) break search;
    }
  const otherwise = first === undefined ? null : await findTransport(preflight, first, requests, last);
  return otherwise === null
    ? blocked(blockedText(last))
    : { ...otherwise, turnedDown: turnedDown.slice(0, 1) };
}

/** Tries whether the target takes the first candidate when it is carried in another way; if so, that way is used throughout. */
async function findTransport(
  preflight: Preflight,
  parameters: Parameters,
  requests: Requests,
  last: Reply | null,
): Promise<Omit<Baseline, 'turnedDown'> | null> {
  const { contract } = preflight;
  // What cannot be read may be so in one format only; what is readable is so in the other as well.
  const isBroken = last?.kind === 'broken' && last.cause !== 'server';
  const transports = otherTransports.filter(({ format }) =>
    format === 'JSON' ? !isUnreadable(last) : isBroken,
  );
  for (const transport of transports) {
    const planned = plainRequest({ contract, transport, tokenless: false }, parameters);
    const context: RequestContext = preflightContext(
      preflight,
      `by-${transport.method}-${transport.place}-${transport.format}`,
    );
    const accepted = await requests.obtain(planned, { context, serial: 'baseline' });
    if (accepted !== null && isKept(preflight, accepted))
      return { kind: 'baseline', parameters, transport, tokenless: false, accepted, conflict: null };
  }
  return null;
}

function isKept({ contract }: Preflight, answered: Answered): boolean {
  return judgeReply(contract, observationOf(answered).expectation, answered.reply).kind === 'kept';
}

/** The contract's candidates with what is known of the target filled in. */
function candidatesFor({ contract }: Preflight, facts: Facts): readonly Parameters[] {
  const needed = contract.parameters.filter(
    (it) =>
      it.shape === 'reference' &&
      it.requiredUnder !== undefined &&
      facts.assumptions.includes(it.requiredUnder.assumption),
  );
  return contract.golden.flatMap((candidate) => {
    const filled = resolved(candidate, facts);
    const parameters = filled === null ? null : individual(contract, filled);
    return parameters === null || needed.some(({ name }) => !(name in parameters)) ? [] : [parameters];
  });
}

function resolved(candidate: Parameters, facts: Facts): Parameters | null {
  const entries = Object.entries(candidate).map(([name, value]) => {
    if (!value.startsWith('$')) return [name, value] as const;
    return [name, value === '$region' ? facts.region : facts.fixtures[value.slice(1)]] as const;
  });
  return entries.every(([, value]) => value !== undefined)
    ? Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
    : null;
}

/** Answers that no other request would better. */
function cannotGoOn(reply: Reply): boolean {
  return isUnreachable(reply) || (reply.kind === 'barred' && reply.cause !== 'token');
}

function isUnreadable(reply: Reply | null): boolean {
  return reply?.kind === 'broken' && reply.cause === 'unreadable';
}

/** Whether there was no answer. */
export function isUnreachable(reply: Reply): boolean {
  return reply.kind === 'later' && reply.cause !== 'processing';
}

type Barred = Extract<Reply, { kind: 'barred' }>['cause'];
type Later = Extract<Reply, { kind: 'later' }>['cause'];

const obstacles: { readonly [C in Barred]?: string } = {
  credentials: 'the credentials were not accepted',
  permission: 'the caller may not use this operation',
  action: 'the target does not have this operation',
};

const delays: { readonly [C in Later]: string } = {
  throttled: 'the target puts everything off',
  processing: 'the target does not finish a request',
  unavailable: 'the target is not available',
  lost: 'the target gives no answer',
  timeout: 'the target gives no answer',
  unreachable: 'the target gives no answer',
  aborted: 'the run was broken off',
};

function blockedText(reply: Reply | null): string {
  if (reply === null) return 'no request could be made that the target may accept: fixtures are missing';
  const what = describeReply(reply);
  const sentence = `an ordinary valid request was ${what}`;
  if (reply.kind === 'later') return `${delays[reply.cause]}: ${sentence}`;
  if (reply.kind === 'barred') {
    const obstacle = obstacles[reply.status === 401 ? 'credentials' : reply.cause];
    if (obstacle !== undefined) return `${obstacle}: ${sentence}`;
  }
  return `no valid request is accepted: the last ordinary one was ${what}`;
}
