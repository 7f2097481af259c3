import type { Sequence } from '../../contract/sequence.ts';
import { tokenName } from '../../contract/token-name.ts';
import type { Evidence } from '../../oracle/evidence.ts';
import { judged } from '../investigate/judged.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { Operation } from '../operation.ts';
import { noRoomText } from '../resources/no-room.ts';
import { citationsOf } from '../sequences/citations-of.ts';
import { clear } from '../sequences/clear.ts';
import { execute, isPaused } from '../sequences/execute.ts';
import { executeAtOnce } from '../sequences/execute-at-once.ts';

/** What running sequences works with. */
export type RunningSequences = Pick<
  Operation,
  'profile' | 'options' | 'sender' | 'requests' | 'pool' | 'readPolicy' | 'judge' | 'investigations'
>;

/** How often a sequence is executed in which an answer was lost that it cannot be judged without. */
const mostRounds = 4;

/** How a sequence is executed. */
export interface Executing {
  /** What was executed of it before. */
  readonly paused?: Execution;
  /** Says which execution this is; another one has letters of its own. */
  readonly serial?: string;
  /** Is told when there was no room for what it creates; where nobody is, that is said of its clause. */
  readonly crowdedOut?: (sequence: Sequence) => void;
}

/** Executes one sequence, or what is left of one, and has it judged. Comes to it when it is paused. */
export async function runSequence(
  tools: RunningSequences,
  sequence: Sequence,
  { paused, serial = 'plan', crowdedOut }: Executing = {},
): Promise<Execution | null> {
  if (sequence.parts !== undefined) {
    await runTogether(tools, sequence, sequence.parts, crowdedOut);
    return null;
  }
  if (isUnable(tools, sequence)) return null;
  const execution = await execute(tools, sequence, paused?.serial ?? serial, paused);
  if (execution === null) {
    if (crowdedOut !== undefined) crowdedOut(sequence);
    else claimUnsent(tools, sequence, `not sent, for ${noRoomText(tools.pool)}`, false);
    return null;
  }
  if (isPaused(execution)) return execution;
  await clear(tools, execution);
  claimSequence(tools, await executedSurely(tools, execution));
  return null;
}

/** The execution, or another one where it was an answer that was lost or broken that it cannot be judged without. */
async function executedSurely(tools: RunningSequences, first: Execution): Promise<Execution> {
  const { contract } = tools.profile;
  let last = first;
  for (let round = 1; round < mostRounds; round++) {
    const judgement = judged(contract, last);
    const passes = judgement.kind === 'inconclusive' && judgement.passes === true;
    if (!passes || tools.sender.stopped() !== null) break;
    const again = await executeAtOnce(tools, first.sequence, `again-${round}`);
    if (again === null) break;
    last = again;
  }
  return last;
}

/** Executes a sequence that shows what several do; those that are not kept in it are executed alone. */
async function runTogether(
  tools: RunningSequences,
  whole: Sequence,
  parts: readonly Sequence[],
  crowdedOut: Executing['crowdedOut'],
): Promise<void> {
  const able = parts.filter(
    (part) => !needsOlderSignature(part) || tools.profile.capabilities.olderSignature,
  );
  const execution = able.length === parts.length ? await execute(tools, whole, 'plan') : null;
  if (execution !== null) await clear(tools, execution);
  for (const part of parts) {
    const asPart = execution === null ? null : { ...execution, sequence: part };
    if (asPart === null || judged(tools.profile.contract, asPart).kind !== 'kept')
      await runSequence(tools, part, { ...(crowdedOut && { crowdedOut }) });
    else claimSequence(tools, asPart);
  }
}

function claimSequence(tools: RunningSequences, execution: Execution): readonly Evidence[] {
  const { profile, judge, investigations } = tools;
  const { sequence, steps } = execution;
  const evidence = judge.claim(
    {
      kind: 'sequence',
      operation: profile.contract.operation,
      clause: sequence.clause,
      case: sequence.id,
      label: sequence.label,
      property: sequence.check,
      steps,
    },
    citationsOf(execution),
  );
  if (evidence.some(({ verdict }) => verdict === 'contradicted'))
    investigations.raise({ kind: 'sequence', execution });
  if (evidence.some(({ verdict }) => verdict === 'inconclusive')) raiseRefused(tools, execution);
  return evidence;
}

/** A valid request of a sequence that was refused is looked into as any other; the sequence is lost to what explains it. */
function raiseRefused(tools: RunningSequences, { sequence, creates }: Execution): void {
  const { sender, investigations } = tools;
  const token = tokenName(tools.profile.contract);
  // A token that came before may be what a later request is refused for.
  const isRepeated = (place: number) => {
    const own = creates[place]?.values[token];
    return own !== undefined && creates.slice(0, place).some(({ values }) => values[token] === own);
  };
  const observation = creates.find(
    ({ reply, expectation }, place) =>
      reply.kind === 'refused' && expectation.kind === 'accept' && !expectation.dryRun && !isRepeated(place),
  );
  const planned = observation === undefined ? undefined : sender.plannedOf(observation.exchange);
  if (observation === undefined || planned === undefined) return;
  const own = observation.values[token];
  // The token of the sequence may have been used: sent again, the request gets one of its own that is as long.
  const fresh = own === undefined ? {} : { [token]: `{fresh:${own.length}}` };
  const answered = {
    planned: { ...planned, parameters: { ...planned.parameters, ...fresh } },
    sent: { observation, again: [], baselines: [] },
    reply: observation.reply,
  };
  investigations.raiseTwin(answered, sequence.clause, { id: sequence.id, clause: sequence.clause });
}

/** Whether this target cannot show the sequence, which is put down. */
function isUnable(tools: RunningSequences, sequence: Sequence): boolean {
  const { profile, judge, pool } = tools;
  if (needsOlderSignature(sequence) && !profile.capabilities.olderSignature) {
    judge.claim({
      kind: 'skip',
      operation: profile.contract.operation,
      as: 'not-applicable',
      clauses: [sequence.clause],
      reason: 'the target takes no request signed the older way, and only those have a Format',
    });
    return true;
  }
  if (createsIn(tokenName(profile.contract), sequence) <= pool.limit()) return false;
  claimUnsent(tools, sequence, 'the target holds fewer resources than the sequence creates', true);
  return true;
}

/** How many resources a sequence creates at most: one for each token, and one for each request without. */
function createsIn(token: string, { steps }: Sequence): number {
  const tokens = new Set<string>();
  let others = 0;
  const subjects = steps.filter(({ kind }) => kind === 'subject');
  if (subjects.length > 0) return subjects.length;
  for (const step of steps) {
    if (step.kind !== 'create') continue;
    const own = step.request.parameters[token];
    if (own === undefined) others += step.times;
    else tokens.add(own);
  }
  return tokens.size + others;
}

function claimUnsent(
  { profile, judge }: RunningSequences,
  { id, clause }: Sequence,
  reason: string,
  isMoot: boolean,
): void {
  judge.claim({ kind: 'unsent', operation: profile.contract.operation, clause, case: id, reason, isMoot });
}

function needsOlderSignature({ check }: Sequence): boolean {
  return check === 'equal-fields';
}
