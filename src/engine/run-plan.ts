import { acceptClauseOf } from '../../generators/random-probes.ts';
import type { Case, Pack } from '../contract/case.ts';
import type { Script } from '../contract/script.ts';
import { baseHolds } from './base-holds.ts';
import { readUnread } from './inspect.ts';
import { lookAgain } from './look-again.ts';
import type { Plan } from './plan.ts';
import type { Playing } from './play-script.ts';
import { runPool } from './pool.ts';
import { proveRefused } from './prove.ts';
import { lookAtQuota } from './quota/look-at-quota.ts';
import { runQuota } from './quota/run-quota.ts';
import { runCase, runPack } from './run-case.ts';
import { runScript } from './run-script.ts';
import { runUnmarked } from './run-unmarked.ts';
import type { Session } from './session.ts';
import { addUntold } from './tally.ts';
import { tryAgain } from './try-again.ts';

/** Cases between two looks at whether the base request is still accepted. */
const stretch = 200;

/** Sends what tells most: valid requests, then the same with a fault each, and a valid one at the end. */
export async function runOpening({ session, opening: { hosts, faults, odd }, scripts }: Plan): Promise<void> {
  const { conduit, contract, options } = session;
  const stopped = () => conduit.stopped() !== null || session.lost;
  const send = (items: readonly (Case | Pack)[]) =>
    runPool(items, options.concurrency, (it) => runOne(session, it), stopped);
  for (const submitted of session.turnedDown) {
    const clause = contract.parameters.map(acceptClauseOf).find((id) => id !== null);
    if (clause !== undefined && !stopped()) await proveRefused(session, submitted.planned, clause, submitted);
  }
  // First, for if refused requests create something after all, the many that follow would fill up the target.
  for (const script of scripts.filter(isSilent)) if (!stopped()) await runScript(session, script);
  await send(hosts.slice(0, -1));
  await send([...faults, ...odd]);
  await readUnread(session);
  const last = hosts.at(-1);
  if (last === undefined || stopped()) return;
  const kept = await runPack(session, last);
  session.advance();
  if (!kept) await checkBase(session, [...hosts, ...faults, ...odd]);
}

/** The rest: cases first, between the two halves of the sequences that wait for many other requests; the quota last and alone. */
export async function runPlan({ session, cases, spaces, scripts, unmarked, quota }: Plan): Promise<void> {
  const { conduit } = session;
  const stopped = () => conduit.stopped() !== null || session.lost;
  const paused: { readonly script: Script; readonly playing: Playing }[] = [];
  const waiting = scripts.filter(({ steps }) => steps.some(({ kind }) => kind === 'pause'));
  for (const script of waiting) {
    if (stopped()) break;
    const playing = await runScript(session, script);
    if (playing !== null) paused.push({ script, playing });
  }
  if (!stopped()) await runUnmarked(session, unmarked);
  await runCases(session, cases);
  for (const space of spaces) await runCases(session, space.cases);
  const others = scripts.filter((script) => !waiting.includes(script) && !isSilent(script));
  await runPool(
    others,
    scriptsAtOnce(session),
    async (script) => {
      await runScript(session, script);
      session.advance();
    },
    stopped,
  );
  for (const { script, playing } of paused) if (!stopped()) await runScript(session, script, playing);
  await readUnread(session);
  await tryAgain(session);
  if (quota && !stopped()) await runQuota(session);
}

/** A last look, when time has passed since: what must not have an effect may have one late. */
export async function runLastLook({ session, scripts }: Plan): Promise<void> {
  if (session.conduit.stopped() === null) await lookAgain(session, scripts);
}

/** Sequences hold what they create until they end, so that on a small target few may be played at once. */
function scriptsAtOnce({ options, mostAlive }: Session): number {
  return Math.max(
    1,
    Math.min(options.concurrency, Math.floor((mostAlive - aliveWhilePaused) / aliveInScript)),
  );
}

/** What the sequences that wait hold, and what any other holds at the most. */
const aliveWhilePaused = 2;
const aliveInScript = 4;

/** Sends the cases in stretches; one after which the base request is turned down tells nothing and is the last. */
async function runCases(session: Session, cases: Iterable<Case | Pack>): Promise<void> {
  const { conduit, options } = session;
  const stopped = () => conduit.stopped() !== null || session.lost;
  const iterator = cases[Symbol.iterator]();
  for (let part = taken(iterator, stretch); part.length > 0 && !stopped(); part = taken(iterator, stretch)) {
    await runPool(part, options.concurrency, (it) => runOne(session, it), stopped);
    await readUnread(session);
    if (!stopped()) await checkBase(session, part);
  }
}

async function runOne(session: Session, it: Case | Pack): Promise<void> {
  await ('members' in it ? runPack(session, it) : runCase(session, it));
  session.advance();
}

/** When the base request is turned down after `part`, that tells nothing, and the rest is left out. */
async function checkBase(session: Session, part: readonly (Case | Pack)[]): Promise<void> {
  if (await baseHolds(session, `after-${session.conduit.requests()}`)) return;
  const clauses = new Set(
    part.flatMap((it) => ('members' in it ? it.members : [it])).map(({ clause }) => clause),
  );
  for (const clause of clauses) {
    const tally = session.tallies.get(clause);
    if (tally !== undefined)
      addUntold(tally, 'the base request, accepted before, was turned down afterwards');
  }
  await lookAtQuota(session);
  session.lost = true;
  session.emit({
    type: 'note',
    text: `${session.contract.operation}: the target turned down the base request in the middle of the run; the rest was left out.`,
  });
}

function isSilent({ check }: Script): boolean {
  return check === 'no-effect';
}

function taken<T>(iterator: Iterator<T>, most: number): readonly T[] {
  const items: T[] = [];
  while (items.length < most) {
    const next = iterator.next();
    if (next.done) break;
    items.push(next.value);
  }
  return items;
}
