import type { Clause } from '../contract/clause.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { Listener, RunEvent } from '../results/event.ts';
import type { RunHeader } from '../results/run-header.ts';
import { scopeOf } from '../results/scope.ts';
import type { ClauseResult, Counterexample, Summary } from '../results/summary.ts';

/** A made-up clause; `id` starts with its operation. */
export function sampleClause(id: string, changes: Partial<Clause> = {}): Clause {
  const [operation = '', ...rest] = id.split('.');
  return {
    id,
    operation,
    subject: rest.slice(0, -1).join('.') || operation,
    level: 'must',
    statement: 'A tag key has at most 64 characters.',
    source: { document: operation, edition: 'zh-CN, API 2014-05-26', place: 'Request parameters, Tag.N.Key' },
    method: { kind: 'request', sides: ['accept', 'refuse'] },
    ...changes,
  };
}

/** A made-up result, of a clause that conforms unless changed. */
export function sampleResult(id: string, changes: Partial<ClauseResult> = {}): ClauseResult {
  return {
    id,
    operation: id.split('.')[0] ?? '',
    level: 'must',
    outcome: 'conforms',
    coverage: { kind: 'sampled', judged: 24, space: null },
    accepted: 12,
    refused: 12,
    contradicted: 0,
    requests: 26,
    firstViolationAt: null,
    reason: '12 requests that keep it were accepted and 12 that break it refused.',
    counterexample: null,
    observation: null,
    evidence: [],
    ...changes,
  };
}

/** A made-up counterexample: a tag key of 65 characters that was accepted. */
export const sampleCounterexample = (changes: Partial<Counterexample> = {}): Counterexample => ({
  case: 'CreateSecurityGroup.Tag.Key.length/refuse/2',
  parameters: { RegionId: 'cn-hangzhou', 'Tag.1.Key': 'a'.repeat(65), 'Tag.1.Value': 'v' },
  differsFromValidIn: ['Tag.1.Key'],
  expected: 'refused with 400 InvalidTagKey.Malformed',
  response: {
    status: 200,
    body: '{"RequestId":"CEF72CEB-54B6-4AE8-B225-F876FF7BA984","SecurityGroupId":"sg-bp1fg655nh68xyz9i***"}',
  },
  twin: {
    parameters: { RegionId: 'cn-hangzhou', 'Tag.1.Key': 'a'.repeat(64), 'Tag.1.Value': 'v' },
    response: { status: 200, body: '{"RequestId":"04F0F334-1335-436C-A1D7-6C044FE73368"}' },
  },
  curl: `curl -sS -X POST 'http://127.0.0.1:8080/?RegionId=cn-hangzhou&Tag.1.Key=${'a'.repeat(65)}&Tag.1.Value=v'`,
  rerun: 'npx clausewise replay reports/latest/cases/sample.json',
  ...changes,
});

/** A summary of `clauses`; its verdict follows from them unless changed. */
export function sampleSummary(clauses: readonly ClauseResult[], changes: Partial<Summary> = {}): Summary {
  const has = (...outcomes: readonly string[]): boolean =>
    clauses.some(({ outcome }) => outcomes.includes(outcome));
  const count = (level: string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { outcome } of clauses.filter((clause) => clause.level === level)) {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    return counts;
  };
  return {
    tool: { name: 'clausewise', version: '0.1.0' },
    target: {
      ecs: 'http://127.0.0.1:8080',
      alb: 'http://127.0.0.1:8080',
      embedded: false,
      insecure: false,
    },
    contracts: [...new Set(clauses.map(({ operation }) => operation))].map((operation) => ({
      operation,
      edition: 'zh-CN, API 2014-05-26',
      hash: 'sha256:0123',
    })),
    profile: 'standard',
    seed: 1,
    unsteady: [],
    exceptions: [],
    left: [],
    startedAt: '2026-01-02T03:04:05.678Z',
    durationMs: 4120,
    requests: 812,
    complete: true,
    scope: scopeOf(clauses),
    verdict: has('violates') ? 'violates' : has('inconclusive', 'not-run') ? 'inconclusive' : 'conforms',
    clauses,
    counts: { must: count('must'), should: count('should'), open: count('open') },
    ...changes,
  };
}

/** A made-up exchange, accepted unless changed. */
export const sampleExchange = (changes: Partial<RecordedExchange> = {}): RecordedExchange => ({
  ordinal: 1,
  purpose: 'plan',
  case: 'CreateSecurityGroup.Tag.Key.length/accept/1',
  clause: 'CreateSecurityGroup.Tag.Key.length',
  attempt: 1,
  retryOf: null,
  operation: 'CreateSecurityGroup',
  action: 'CreateSecurityGroup',
  parameters: { RegionId: 'cn-hangzhou', 'Tag.1.Key': 'a' },
  transport: null,
  volatile: [],
  request: {
    method: 'POST',
    path: '/?Action=CreateSecurityGroup&RegionId=cn-hangzhou&Tag.1.Key=a',
    headers: { host: '127.0.0.1:8080', 'x-acs-action': 'CreateSecurityGroup' },
    body: '',
  },
  response: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"RequestId":"1"}' },
  startedAt: 1_767_323_045_000,
  durationMs: 12,
  ...changes,
});

/** The header that goes with `summary`. */
export function sampleHeader(summary: Summary, clauses: readonly Clause[]): RunHeader {
  const { tool, target, contracts, profile, seed, startedAt } = summary;
  return {
    tool,
    target,
    contracts,
    profile,
    seed,
    strict: false,
    chosen: null,
    startedAt,
    clauses,
    exceptions: [],
  };
}

/** The events of a whole run that comes to `summary`. */
export function* sampleEvents(
  summary: Summary,
  clauses: readonly Clause[],
  exchanges: Iterable<RecordedExchange> = [],
): Iterable<RunEvent> {
  yield { type: 'started', header: sampleHeader(summary, clauses) };
  for (const exchange of exchanges) yield { type: 'exchange', exchange };
  for (const result of summary.clauses) {
    const clause = clauses.find(({ id }) => id === result.id);
    if (clause !== undefined) yield { type: 'clause', clause, result };
  }
  yield { type: 'finished', summary };
}

/** Tells `listeners` all of `events` and closes them. */
export async function tell(listeners: readonly Listener[], events: Iterable<RunEvent>): Promise<void> {
  for (const event of events) for (const listener of listeners) listener.on(event);
  for (const listener of listeners) await listener.close?.();
}
