import { type CaseOptions, enumerations, generateCases, packCases } from '../../generators/cases.ts';
import { generateScripts } from '../../generators/scripts.ts';
import { inapplicable } from '../contract/applicability.ts';
import type { Case, Pack } from '../contract/case.ts';
import { contractHash } from '../contract/check-contract.ts';
import type { Contract } from '../contract/contract.ts';
import type { Script } from '../contract/script.ts';
import type { ClauseResult, Summary } from '../report/summary.ts';
import { type Conduit, createConduit } from './conduit.ts';
import { examine } from './doctor.ts';
import type { RunEvent } from './event.ts';
import { resultOf } from './outcome.ts';
import type { Playing } from './play-script.ts';
import { runPool } from './pool.ts';
import { createResources } from './resources.ts';
import { runCase, runPack } from './run-case.ts';
import type { RunOptions } from './run-options.ts';
import { quotaClauses, runQuota } from './run-quota.ts';
import { lookAgain, runScript } from './run-script.ts';
import type { Session } from './session.ts';
import { baseHolds } from './submit.ts';
import { summarize, tool } from './summarize.ts';
import { addUntold, createTally } from './tally.ts';

/** Cases between two looks at whether the base request is still accepted. */
const stretch = 200;

const randomCases = { quick: 0, standard: 1, exhaustive: 20 } as const;

/** Holds a target against the contracts and says what was found; everything on the way is told to the listeners. */
export async function run(options: RunOptions): Promise<Summary> {
  const startedAt = options.now();
  const emit = (event: RunEvent) => {
    for (const listener of options.listeners) listener.on(event);
  };
  const conduit = createConduit(options, emit);
  const sessions = options.contracts.map((contract) => createSession(contract, options, conduit, emit));
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
  emit({
    type: 'planned',
    cases: plans.reduce((sum, { cases, scripts }) => sum + cases.length + scripts.length, 0),
    clauses: clauses.length,
  });
  for (const it of plans) await runPlan(it);
  for (const session of sessions) await session.resources.removeAll();
  const results = sessions.flatMap((session) => conclude(session).filter(({ id }) => isWanted(options, id)));
  for (const result of results) {
    const clause = clauses.find(({ id }) => id === result.id);
    if (clause !== undefined) emit({ type: 'clause', clause, result });
  }
  const summary = summarize(header, results, {
    requests: conduit.requests(),
    durationMs: options.now() - startedAt,
    complete: conduit.stopped() === null,
  });
  emit({ type: 'finished', summary });
  return summary;
}

function isWanted({ clauses }: RunOptions, id: string): boolean {
  return clauses === null || clauses.has(id);
}

function createSession(
  contract: Contract,
  options: RunOptions,
  conduit: Conduit,
  emit: (event: RunEvent) => void,
): Session {
  return {
    contract,
    options,
    conduit,
    emit,
    resources: createResources(conduit, contract, options.ledger, options.wait),
    tallies: new Map(contract.clauses.map((clause) => [clause.id, createTally(clause)])),
    facts: {
      region: options.regions[0] ?? 'cn-hangzhou',
      regions: options.regions,
      fixtures: options.fixtures,
      assumptions: options.assumptions,
    },
    base: {},
    golden: null,
    capabilities: { list: false, detail: false, remove: false, rpc: true },
    remembered: new Map(),
    requestIds: new Map(),
    resourceIds: new Map(),
    seen: { accepted: false, refused: false },
    blocked: null,
  };
}

/** What is to be sent to one operation's target. */
interface Plan {
  readonly session: Session;
  readonly cases: readonly (Case | Pack)[];
  readonly scripts: readonly Script[];
  readonly quota: boolean;
}

/** The cases and sequences to send, with every clause's tally told how many of them are its own. */
function plan(session: Session): Plan {
  const { options, contract, facts, base, tallies } = session;
  for (const [clause, reason] of inapplicable(contract, facts)) {
    const tally = tallies.get(clause);
    if (tally !== undefined) tally.inapplicable = reason;
  }
  if (session.blocked !== null) return { session, cases: [], scripts: [], quota: false };
  const caseOptions: CaseOptions = {
    contract,
    facts,
    base,
    profile: options.profile,
    seed: options.seed,
    cases: options.cases ?? randomCases[options.profile],
  };
  const finite = options.profile === 'exhaustive' ? enumerations(caseOptions) : [];
  const wanted = ({ clause }: { readonly clause: string }) => isWanted(options, clause);
  const cases = [...generateCases(caseOptions), ...finite.flatMap((it) => [...it.cases])].filter(wanted);
  const scripts = generateScripts(caseOptions).filter(wanted);
  for (const { clause } of [...cases, ...scripts]) {
    const tally = tallies.get(clause);
    if (tally !== undefined) tally.planned++;
  }
  for (const { clause, size } of finite) {
    const tally = tallies.get(clause);
    if (tally !== undefined) tally.space = size;
  }
  const quota = quotaClauses(session).filter((clause) => isWanted(options, clause));
  for (const clause of quota) {
    const tally = tallies.get(clause);
    if (tally === undefined) continue;
    if (options.profile === 'quick')
      tally.unrun = 'left out by profile quick: it takes as many resources as the quota has';
    else tally.planned++;
  }
  return {
    session,
    cases: packCases(cases, caseOptions),
    scripts,
    quota: quota.length > 0 && options.profile !== 'quick',
  };
}

/** Cases first, between the two halves of the sequences that wait for many other requests; the quota last and alone. */
async function runPlan({ session, cases, scripts, quota }: Plan): Promise<void> {
  const { conduit, options } = session;
  const stopped = () => conduit.stopped() !== null;
  const paused: { readonly script: Script; readonly playing: Playing }[] = [];
  const waiting = scripts.filter(({ steps }) => steps.some(({ kind }) => kind === 'pause'));
  for (const script of waiting) {
    if (stopped()) break;
    const playing = await runScript(session, script);
    if (playing !== null) paused.push({ script, playing });
  }
  await runCases(session, cases);
  const others = scripts.filter((script) => !waiting.includes(script));
  await runPool(
    others,
    options.concurrency,
    async (script) => void (await runScript(session, script)),
    stopped,
  );
  for (const { script, playing } of paused) if (!stopped()) await runScript(session, script, playing);
  if (!stopped()) await lookAgain(session, scripts);
  if (quota && !stopped()) await runQuota(session);
}

/** Sends the cases in stretches; one after which the base request is turned down tells nothing and is the last. */
async function runCases(session: Session, cases: readonly (Case | Pack)[]): Promise<void> {
  const { conduit, options } = session;
  const stopped = () => conduit.stopped() !== null;
  for (let from = 0; from < cases.length && !stopped(); from += stretch) {
    const part = cases.slice(from, from + stretch);
    await runPool(
      part,
      options.concurrency,
      (it) => ('members' in it ? runPack(session, it) : runCase(session, it)),
      stopped,
    );
    if (stopped()) return;
    if (await baseHolds(session, `after-${from + part.length}`)) continue;
    for (const clause of new Set(
      part.flatMap((it) => ('members' in it ? it.members : [it])).map((it) => it.clause),
    )) {
      const tally = session.tallies.get(clause);
      if (tally !== undefined)
        addUntold(tally, 'the base request, accepted before, was turned down afterwards');
    }
    session.emit({
      type: 'note',
      text: `${session.contract.operation}: the target turned down the base request in the middle of the run; the rest was left out.`,
    });
    return;
  }
}

function conclude(session: Session): readonly ClauseResult[] {
  const evidence = {
    accepted: session.seen.accepted,
    refused: session.seen.refused,
    blocked: session.blocked,
    stopped: session.conduit.stopped(),
    strict: session.options.strict,
  };
  return [...session.tallies.values()].map((tally) => resultOf(tally, evidence));
}
