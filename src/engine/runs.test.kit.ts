import type { RequestListener } from 'node:http';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { createClient } from '../client/create-client.ts';
import type { Call, Exchange } from '../client/exchange.ts';
import { bodyOf, serveHttp } from '../client/local-server.test.kit.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { ReferenceOptions } from '../reference/reference-options.ts';
import { startReference } from '../reference/start-reference.ts';
import type { ClauseResult, Outcome, Summary } from '../results/summary.ts';
import { noLedger } from './resources/ledger.ts';
import { run } from './run.ts';
import type { RunOptions } from './run-options.ts';

/** A run that has ended. */
export interface EndedRun {
  readonly summary: Summary;
  readonly exchanges: readonly RecordedExchange[];
  readonly notes: readonly string[];
  /** Ids of the clauses whose violations were told while the run went on. */
  readonly told: readonly string[];
  /** The result of a clause; throws when the run had no such clause. */
  readonly result: (clause: string) => ClauseResult;
  /** Ids of the clauses that came to one of `outcomes`. */
  readonly clausesThat: (...outcomes: readonly Outcome[]) => readonly string[];
}

/** Everything that a run depends on, but for what sends. Waiting takes no time. */
export const plainOptions: Omit<RunOptions, 'send' | 'target' | 'listeners'> = {
  contracts: specimen.contracts,
  clauses: null,
  profile: 'standard',
  seed: 1,
  shard: null,
  cases: null,
  regions: ['cn-hangzhou'],
  fixtures: { ResourceGroupId: 'rg-reference0000001', OwnerAccount: 'owner@reference.example' },
  assumptions: [],
  signature: 'v3',
  concurrency: 16,
  rate: null,
  budget: null,
  timeLimitMs: null,
  strict: false,
  exceptions: [],
  embedded: false,
  insecure: false,
  maxResources: null,
  quotaCap: 200,
  nonce: 'nonce',
  now: Date.now,
  wait: () => new Promise((resolve) => setImmediate(resolve)),
  signal: new AbortController().signal,
  ledger: noLedger,
};

/** What a run sees instead of what was answered. */
export type Tamper = (call: Call, exchange: Exchange) => Exchange;

/** Runs against whatever listens at `url`. */
export async function runAgainst(
  url: string,
  changes: Partial<RunOptions> = {},
  tamper: Tamper = (_, exchange) => exchange,
): Promise<EndedRun> {
  const client = createClient({
    origins: {},
    origin: url,
    credentials: { accessKeyId: 'an-access-key-id', accessKeySecret: 'an-access-key-secret' },
    timeoutMs: 20_000,
  });
  const exchanges: RecordedExchange[] = [];
  const notes: string[] = [];
  const told: string[] = [];
  try {
    const summary = await run({
      ...plainOptions,
      target: { ecs: url, alb: url },
      send: async (call) => tamper(call, await client.send(call)),
      listeners: [
        {
          on: (event) => {
            if (event.type === 'exchange') exchanges.push(event.exchange);
            if (event.type === 'note') notes.push(event.text);
            if (event.type === 'violation') told.push(event.clause);
          },
        },
      ],
      ...changes,
    });
    return {
      summary,
      exchanges,
      notes,
      told,
      result: (clause) => {
        const found = summary.clauses.find(({ id }) => id === clause);
        if (found === undefined) throw new Error(`The run had no clause ${clause}.`);
        return found;
      },
      clausesThat: (...outcomes) =>
        summary.clauses.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id),
    };
  } finally {
    await client.close();
  }
}

/** Runs against a reference endpoint that ends with the run; `left` is how much more it holds than before. */
export async function runReference(
  options: ReferenceOptions,
  changes: Partial<RunOptions> = {},
  tamper?: Tamper,
): Promise<EndedRun & { readonly left: number }> {
  const target = await startReference({ quota: 20, ...options });
  const held = () => target.resources().securityGroups.length + target.resources().securityPolicies.length;
  const before = held();
  try {
    const ended = await runAgainst(target.url, changes, tamper);
    return { ...ended, left: held() - before };
  } finally {
    await target.close();
  }
}

/** `make`, called once for each text: for what several tests look at and none changes. */
export function oncePerText<V>(make: (text: string) => Promise<V>): (text: string) => Promise<V> {
  const made = new Map<string, Promise<V>>();
  return (text) => {
    const value = made.get(text) ?? make(text);
    made.set(text, value);
    return value;
  };
}

/** The same for what depends on nothing. */
export function once<V>(make: () => Promise<V>): () => Promise<V> {
  let made: Promise<V> | undefined;
  return () => (made ??= make());
}

/** Full ids of `rules` of an operation. */
export function clausesOf(operation: string, ...rules: readonly string[]): ReadonlySet<string> {
  return new Set(rules.map((rule) => `${operation}.${rule}`));
}

/** A request as a little server sees it. */
export interface Seen {
  readonly action: string;
  readonly parameters: URLSearchParams;
  /** 1 for the first request. */
  readonly count: number;
}

/** What a little server answers. */
export interface Answering {
  readonly status: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Readonly<Record<string, unknown>>;
}

/** A little server of one test that answers as `answer` says; null breaks the connection. */
export async function littleServer(answer: (seen: Seen) => Answering | null): Promise<string> {
  let count = 0;
  const listener: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const parameters = new URLSearchParams([
      ...url.searchParams,
      ...new URLSearchParams(await bodyOf(request)),
    ]);
    const action = String(request.headers['x-acs-action'] ?? parameters.get('Action') ?? '');
    count += 1;
    const answered = answer({ action, parameters, count });
    if (answered === null) {
      request.socket.destroy();
      return;
    }
    const { status, type = 'application/json', headers = {}, body } = answered;
    response
      .writeHead(status, { 'content-type': type, ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  return (await serveHttp(listener)).origin;
}

/** A RequestId for the `count`-th answer. */
export const requestId = (count: number): string =>
  `00000000-0000-4000-8000-${count.toString(16).toUpperCase().padStart(12, '0')}`;

/** A success of either create, new each time. */
export const success = ({ count }: Seen): Answering => ({
  status: 200,
  body: { RequestId: requestId(count), SecurityGroupId: `sg-${count}`, SecurityPolicyId: `spy-${count}` },
});

/** A refusal. */
export const refused =
  (status = 400, Code = 'InvalidParameter') =>
  ({ count }: Seen): Answering => ({ status, body: { RequestId: requestId(count), Code, Message: 'No.' } });
