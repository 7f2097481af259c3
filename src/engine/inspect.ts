import type { Contract } from '../contract/contract.ts';
import type { Script } from '../contract/script.ts';
import { readbackDifference } from '../oracle/judge-readback.ts';
import { judgeScript } from '../oracle/judge-script.ts';
import { type Resource, readResource, readResources } from './companions.ts';
import type { Occasion } from './conduit.ts';
import { discard } from './discard.ts';
import { looks, type Playing, playedCreate } from './play-script.ts';
import { runPool } from './pool.ts';
import { isWanted, type RunOptions } from './run-options.ts';
import { proveScript } from './run-script.ts';
import { type Session, tallyOf } from './session.ts';
import type { Submitted } from './submit.ts';

/**
 * As many as the smallest usual page holds, so that no target leaves some of them out; and fewer where nobody knows how
 * many there may be.
 */
const mostAtOnce = { known: 10, unknown: 4 } as const;

/**
 * Deletes what a request created. What a valid one did is kept until there are a few of them, which are read at once
 * before: what the target shows has to be what was asked for.
 */
export async function discardAsRead(session: Session, submitted: Submitted): Promise<void> {
  // One lot at a time, so that a small target is not filled up by what waits.
  while (session.reading !== null) await session.reading;
  if (!isReadable(session, submitted)) return discard(session, submitted);
  session.unread.push(submitted);
  if (session.unread.length >= session.mostUnread) await readUnread(session);
}

/** Reads what is kept to be read, and deletes it. */
export async function readUnread(session: Session): Promise<void> {
  const kept = session.unread.splice(0);
  if (kept.length === 0) return;
  session.reading = readAndDiscard(session, kept).finally(() => {
    session.reading = null;
  });
  await session.reading;
}

async function readAndDiscard(session: Session, kept: readonly Submitted[]): Promise<void> {
  const { conduit, options } = session;
  try {
    if (conduit.stopped() === null) await inspect(session, kept);
  } finally {
    const width = Math.ceil(options.concurrency / 4);
    await runPool(
      kept,
      width,
      (submitted) => discard(session, submitted),
      () => false,
    );
  }
}

/** How many resources are kept to be read at once. */
export function mostUnread(contract: Contract, { maxResources }: RunOptions): number {
  const most = mostAtOnce[contract.quota.limit === null ? 'unknown' : 'known'];
  return Math.min(most, contract.companions.list.byId.most, Math.floor(maxResources / 3));
}

function isReadable(session: Session, { planned, expectation, reply }: Submitted): boolean {
  const { contract, capabilities, options, resources, mostUnread: most } = session;
  const { resultReadback } = contract.common;
  if (reply.kind !== 'accepted' || reply.id === null) return false;
  const token = planned.parameters[contract.idempotence.parameter];
  // A token that may have been used before, for there are few so short, may stand for something that is gone by now.
  const isNew = token === undefined || /\{fresh:\d\d/.test(token);
  return (
    isNew &&
    planned.again.length === 0 &&
    planned.raw === '' &&
    expectation.kind === 'accept' &&
    !expectation.dryRun &&
    most > 1 &&
    capabilities.list &&
    isWanted(options, resultReadback) &&
    tallyOf(session, resultReadback).violation === null &&
    resources.alive().includes(reply.id)
  );
}

const idOf = ({ reply }: Submitted): string =>
  reply.kind === 'accepted' && reply.id !== null ? reply.id : '';

async function inspect(session: Session, kept: readonly Submitted[]): Promise<void> {
  const { contract, conduit, facts, options } = session;
  const clause = contract.common.resultReadback;
  const tally = tallyOf(session, clause);
  const occasion: Occasion = { case: `${clause}/read`, clause, purpose: 'sequence' };
  const isAsAsked = ({ values }: Submitted, shown: Resource | undefined) =>
    shown !== undefined && readbackDifference(contract, values, shown.tree) === null;
  let rest = kept;
  for (const wait of [...looks, null]) {
    const shown = await readResources(conduit, contract, facts.region, rest.map(idOf), occasion);
    if (shown === undefined) return;
    const left = rest.filter((it) => !isAsAsked(it, shown.get(idOf(it))));
    for (const field of ['planned', 'done', 'judged', 'requests', 'accepted'] as const)
      tally[field] += rest.length - left.length;
    rest = left;
    if (rest.length === 0 || tally.violation !== null) return;
    if (wait !== null) await options.wait(wait);
  }
  for (const submitted of rest) await lookAlone(session, submitted, occasion);
}

/** What a list of several does not show as it should is read once more alone before anything is said against it. */
async function lookAlone(session: Session, submitted: Submitted, occasion: Occasion): Promise<void> {
  const { contract, conduit, facts } = session;
  const clause = contract.common.resultReadback;
  const resource = await readResource(conduit, contract, facts.region, idOf(submitted), occasion);
  if (resource === undefined) return;
  const script: Script = {
    id: `${clause}/sequence/${submitted.occasion.case}`,
    operation: contract.operation,
    clause,
    label: `what ${submitted.occasion.case} created`,
    check: 'readback',
    steps: [
      { kind: 'create', times: 1, request: submitted.planned },
      { kind: 'read', of: 0, format: 'JSON' },
    ],
  };
  const playing: Playing = {
    script,
    serial: 'plan',
    steps: [
      { kind: 'create', answers: [playedCreate(submitted)] },
      { kind: 'read', of: 0, shown: resource?.tree ?? null },
    ],
    submitted: [submitted],
  };
  const judgement = judgeScript(contract, script.check, playing.steps);
  if (judgement.kind === 'contradicts') await proveScript(session, playing, judgement);
}
