import type { Batch, TestCase } from '../../contract/test-case.ts';
import { judgeYardsticks } from '../../oracle/claims/evaluate-case.ts';
import { createCitations } from '../citations.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { How } from '../send/create.ts';
import { isTimeout } from '../send/resolve-answer.ts';
import { claimCase, type RunningCases, runCase } from './run-case.ts';

/**
 * Sends the parts of a batch in one request and says whether that was answered as it has to be. If not, each is sent
 * alone, and where none of them shows what is wrong, the whole is held to be the case.
 */
export async function runBatch(tools: RunningCases, batch: Batch): Promise<boolean> {
  const { side, parts, whole } = batch;
  const { profile, cache, judge, investigations } = tools;
  const states = judge.statesOf(profile.contract.operation);
  const isAcceptable = parts.every(({ clause }) => (states.get(clause)?.finding ?? null) === null);
  const twin = batch.twin === null ? profile.accepted : await cache.answerTo(batch.twin, whole.clause);
  const hangs = investigations.known.hangs(whole.request);
  const isTwinValid = twin !== null && isTwinAccepted(tools, twin);
  if (twin !== null && !isTwinValid) investigations.raiseTwin(twin, whole.clause);
  const answered = isAcceptable && isTwinValid && !hangs ? await sendWhole(tools, whole, side) : null;
  if (answered !== null) {
    tools.late.note(whole, answered);
    const citations = createCitations();
    const evidence = judge.claim(
      {
        kind: 'batch',
        operation: profile.contract.operation,
        case: whole.id,
        side,
        parts: parts.map(({ id, clause }) => ({ case: id, clause })),
        request: citations.cite(answered.sent),
        twin: batch.twin === null || twin === null ? null : citations.cite(twin.sent),
      },
      citations,
    );
    if (evidence.length > 0) return true;
  }
  let areKept = true;
  for (const member of parts) areKept = (await runCase(tools, member)) && areKept;
  if (answered === null || !areKept) return false;
  const again = isTimeout(observationOf(answered))
    ? await sendOutside(tools, whole, { serial: 'batch-again' })
    : answered;
  if (again === null) return false;
  const evidence = claimCase(tools, whole, again, { twin, control: null });
  if (evidence.some(({ verdict }) => verdict === 'contradicted'))
    investigations.raise({ kind: 'case', it: whole, answered: again, twin, control: null });
  return false;
}

/** Whether a batch beside this twin can show anything. */
function isTwinAccepted({ profile, judge }: RunningCases, twin: Answered): boolean {
  const capacity = judge.capacityOf(profile.contract.operation);
  return judgeYardsticks(profile.contract, twin.sent, null, capacity) === null;
}

/** A request that must be accepted is kept in the cache, for others are the same but for a fault. */
async function sendWhole(
  { cache, requests }: RunningCases,
  whole: TestCase,
  side: Batch['side'],
): Promise<Answered | null> {
  if (side === 'accept') return cache.answerTo(whole.request, whole.clause, whole.id);
  return sendOutside({ requests }, whole, { serial: 'batch', hasParts: true });
}

/** Sends a batch that no other case needs the answer to. */
async function sendOutside(
  { requests }: Pick<RunningCases, 'requests'>,
  whole: TestCase,
  how: Omit<How, 'context'>,
): Promise<Answered | null> {
  const context = { case: whole.id, clause: whole.clause, purpose: 'plan' } as const;
  const answered = await requests.obtain(whole.request, { ...how, context });
  if (answered !== null) await requests.discard(observationOf(answered));
  return answered;
}
