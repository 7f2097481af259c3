import type { TestCase } from '../../contract/test-case.ts';
import { breakdownOf } from '../../oracle/claims/breakdown.ts';
import { judgeYardsticks } from '../../oracle/claims/evaluate-case.ts';
import type { Evidence } from '../../oracle/evidence.ts';
import { lastOf, type Sent } from '../../oracle/resolve.ts';
import { createCitations } from '../citations.ts';
import type { Operation } from '../operation.ts';
import { noRoomText } from '../resources/no-room.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { asRobustCase } from './robust-case.ts';

/** What running cases works with. */
export type RunningCases = Pick<
  Operation,
  | 'profile'
  | 'options'
  | 'requests'
  | 'pool'
  | 'judge'
  | 'cache'
  | 'readback'
  | 'investigations'
  | 'refusals'
  | 'late'
>;

/** Sends one case and has it judged; what it creates is deleted. False when it was not answered as it has to be. */
export async function runCase(tools: RunningCases, it: TestCase, serial = 'plan'): Promise<boolean> {
  const { profile, cache, requests, readback, investigations } = tools;
  if (it.request.rpcSignature && !profile.capabilities.olderSignature) {
    claimUnsent(tools, it, 'the target takes no request signed the older way', true);
    return true;
  }
  if (investigations.known.hangs(it.request)) {
    claimUnsent(tools, it, 'the target gives no answer to a value in it, as is known', true);
    return true;
  }
  const twin = it.twin === null ? profile.accepted : await cache.answerTo(it.twin, it.clause);
  const control = it.control === null ? null : await cache.answerTo(it.control, it.clause);
  if (twin === null || (it.control !== null && control === null)) {
    claimUnsent(tools, it, unsentText(tools), false);
    return false;
  }
  const controls = { twin, control };
  if (!isConclusive(tools, it, controls)) return false;
  const purpose = it.side === 'open' ? 'observe' : 'plan';
  const context = { case: it.id, clause: it.clause, purpose } as const;
  const answered = await requests.obtain(it.request, { context, serial });
  if (answered === null) {
    claimUnsent(tools, it, unsentText(tools), false);
    return false;
  }
  if (serial === 'plan' && (await tools.refusals.explain(answered))) return runCase(tools, it, 'as-refusal');
  tools.late.note(it, answered);
  // Of a space that is sent in full, few combinations are read back among other cases.
  await (it.enumerated ? requests.discard(observationOf(answered)) : readback.release(answered));
  const evidence = claimCase(tools, it, answered, controls);
  if (evidence.some(({ verdict }) => verdict === 'contradicted')) {
    investigations.raise({ kind: 'case', it, answered, ...controls });
    // Each value that the target hangs on costs a time-out: which one it is has to be known before others have it.
    if (answered.sent.observation.reply.kind === 'retryable') await investigations.settle();
  }
  if (evidence.every(({ verdict }) => verdict === 'observed' || verdict === 'moot'))
    judgeBroken(tools, it, answered);
  return evidence.every(({ verdict }) => verdict === 'kept' || verdict === 'observed');
}

interface Controls {
  readonly twin: Answered | null;
  readonly control: Answered | null;
}

/** Whether twin and control let the case tell anything; if not, that is put down, and what is wrong with them looked into. */
function isConclusive(tools: RunningCases, it: TestCase, { twin, control }: Controls): boolean {
  if (it.side === 'open' || it.answered) return true;
  const { contract } = tools.profile;
  const capacity = tools.judge.capacityOf(contract.operation);
  const why = judgeYardsticks(contract, twin?.sent ?? null, control?.sent ?? null, capacity);
  if (why === null) return true;
  claimCase(tools, it, null, { twin, control });
  if (why !== 'moot' && twin !== null) tools.investigations.raiseTwin(twin, it.clause, it);
  return false;
}

/** Puts a case before the judge. */
export function claimCase(
  { profile, judge }: RunningCases,
  it: TestCase,
  answered: Answered | null,
  { twin, control }: Controls,
): readonly Evidence[] {
  const citations = createCitations();
  const cite = (sent: Sent | undefined) => (sent === undefined ? null : citations.cite(sent));
  return judge.claim(
    {
      kind: 'case',
      operation: profile.contract.operation,
      clause: it.clause,
      case: it.id,
      side: it.side,
      label: it.label,
      basis: it.answered ? 'answered' : 'request',
      enumerated: it.enumerated === true,
      request: cite(answered?.sent),
      twin: cite(twin?.sent),
      control: cite(control?.sent),
    },
    citations,
  );
}

/** However open a point is: whatever touches it is accepted or refused. */
function judgeBroken(tools: RunningCases, it: TestCase, answered: Answered): void {
  const clause = tools.profile.contract.common.robustInput;
  if (breakdownOf(lastOf(answered.sent), answered.reply, null) === null) return;
  const asRobust = asRobustCase(clause, it, answered);
  const evidence = claimCase(tools, asRobust, answered, { twin: null, control: null });
  if (evidence.some(({ verdict }) => verdict === 'contradicted'))
    tools.investigations.raise({ kind: 'case', it: asRobust, answered, twin: null, control: null });
}

function claimUnsent({ profile, judge }: RunningCases, it: TestCase, reason: string, isMoot: boolean): void {
  judge.claim({
    kind: 'unsent',
    operation: profile.contract.operation,
    clause: it.clause,
    case: it.id,
    reason,
    isMoot,
  });
}

function unsentText({ pool, requests }: RunningCases): string {
  const trouble = requests.subjects.trouble();
  if (trouble !== null) return `not sent, for there is nothing to act on: ${trouble}`;
  return `not sent, for ${noRoomText(pool)}`;
}
