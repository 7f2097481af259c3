import { contractHash } from '../contract/check-contract.ts';
import type { Contract } from '../contract/contract.ts';
import type { ClauseResult, Summary } from '../report/summary.ts';
import { type Conduit, createConduit } from './conduit.ts';
import { examine } from './doctor.ts';
import type { RunEvent } from './event.ts';
import { createIdMemory } from './id-memory.ts';
import { mostUnread } from './inspect.ts';
import { resultOf } from './outcome.ts';
import { plan } from './plan.ts';
import { createResources } from './resources.ts';
import { isWanted, type RunOptions } from './run-options.ts';
import { runLastLook, runOpening, runPlan } from './run-plan.ts';
import type { Session } from './session.ts';
import { summarize, tool } from './summarize.ts';
import { createTally } from './tally.ts';

/** Holds a target against the contracts and says what was found; everything on the way is told to the listeners. */
export async function run(options: RunOptions): Promise<Summary> {
  const startedAt = options.now();
  const emit = (event: RunEvent) => {
    for (const listener of options.listeners) listener.on(event);
  };
  const conduit = createConduit(options, emit);
  let casesDone = 0;
  let cases = 0;
  const advance = () => {
    casesDone++;
    if (casesDone % 10 !== 0 && casesDone !== cases) return;
    const tallies = sessions.flatMap((session) => [...session.tallies.values()]);
    const done = tallies.filter((tally) => tally.planned > 0 && tally.done >= tally.planned);
    emit({ type: 'progress', clausesDone: done.length, clauses: clauses.length, casesDone, cases });
  };
  const sessions: readonly Session[] = options.contracts.map((contract) =>
    createSession(contract, options, conduit, emit, advance),
  );
  const clauses = sessions
    .flatMap(({ tallies }) => [...tallies.values()].map(({ clause }) => clause))
    .filter((it) => isWanted(options, it.id));
  const header = {
    tool: tool,
    target: options.target,
    contracts: options.contracts.map((contract) => ({
      operation: contract.operation,
      edition: contract.edition,
      hash: contractHash(contract),
    })),
    profile: options.profile,
    seed: options.seed,
    startedAt: new Date(startedAt).toISOString(),
    clauses,
  };
  emit({ type: 'started', header });
  for (const session of sessions) await examine(session);
  const plans = sessions.map(plan);
  cases = plans.reduce(
    (sum, { opening: { hosts, faults, odd }, cases: rest, scripts, spaces }) =>
      sum +
      hosts.length +
      faults.length +
      odd.length +
      rest.length +
      scripts.length +
      spaces.reduce((all, { ahead, size }) => all + ahead + size, 0),
    0,
  );
  emit({ type: 'planned', cases, clauses: clauses.length });
  for (const it of plans) await runOpening(it);
  for (const it of plans) await runPlan(it);
  for (const it of plans) await runLastLook(it);
  for (const session of sessions) await session.resources.removeAll();
  const results = sessions.flatMap((session) => conclude(session).filter(({ id }) => isWanted(options, id)));
  for (const result of results) {
    const clause = clauses.find(({ id }) => id === result.id);
    if (clause !== undefined) emit({ type: 'clause', clause, result });
  }
  const summary = summarize(header, results, {
    requests: conduit.requests(),
    durationMs: options.now() - startedAt,
    complete: !options.signal.aborted && sessions.every(isComplete),
  });
  emit({ type: 'finished', summary });
  return summary;
}

/** Whether everything that was planned was also done. */
function isComplete({ tallies }: Session): boolean {
  return [...tallies.values()].every(
    ({ planned, done, inapplicable }) => done >= planned || inapplicable !== null,
  );
}

/** As many resources at once as most targets hold, where no document tells how many there may be. */
const fewAlive = 16;

function mostAlive({ quota }: Contract, { maxResources }: RunOptions): number {
  return quota.limit === null ? Math.min(fewAlive, maxResources) : maxResources;
}

function createSession(
  contract: Contract,
  options: RunOptions,
  conduit: Conduit,
  emit: (event: RunEvent) => void,
  advance: () => void,
): Session {
  return {
    contract,
    options,
    conduit,
    emit,
    advance,
    resources: createResources(conduit, contract, options.ledger, options),
    tallies: new Map(contract.clauses.map((clause) => [clause.id, createTally(clause)])),
    facts: {
      region: options.regions[0] ?? 'cn-hangzhou',
      regions: options.regions,
      fixtures: options.fixtures,
      assumptions: options.assumptions,
    },
    base: {},
    way: null,
    tokenless: false,
    turnedDown: [],
    provedTwins: new Set(),
    golden: null,
    capabilities: { list: false, detail: false, remove: false, rpc: true },
    remembered: new Map(),
    requestIds: createIdMemory(),
    resourceIds: createIdMemory(),
    seen: { accepted: false, refused: false },
    blocked: null,
    refusalCodes: new Set(),
    mostAlive: mostAlive(contract, options),
    fruitless: [],
    unread: [],
    reading: null,
    mostUnread: mostUnread(contract, options),
    lost: false,
  };
}

function conclude(session: Session): readonly ClauseResult[] {
  const evidence = {
    accepted: session.seen.accepted,
    refused: session.seen.refused,
    blocked: session.blocked,
    garbled: [session.contract.common.formatJson, session.contract.common.formatXml],
    stopped: session.conduit.stopped(),
    strict: session.options.strict,
  };
  return [...session.tallies.values()].map((tally) => resultOf(tally, evidence));
}
