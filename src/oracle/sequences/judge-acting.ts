import type { Tree } from '../../client/decode.ts';
import { companionName } from '../../contract/companion-name.ts';
import type { Contract } from '../../contract/contract.ts';
import { textOf } from '../answer-fields.ts';
import { describeReply } from '../describe-reply.ts';
import { readbackDifference } from '../judge-readback.ts';
import { shownChange } from '../shown-change.ts';
import { namedIn } from '../subjects.ts';
import type { ExecutedCreate, ExecutedStep } from './executed.ts';
import { inconclusiveBy, type SequenceJudgement } from './sequence-judgement.ts';

/** What was acted on, as it was shown before and afterwards. */
interface Looks {
  readonly id: string;
  readonly before: Tree;
  readonly after: Tree | null;
  readonly answers: readonly ExecutedCreate[];
  readonly at: number;
}

const kept: SequenceJudgement = { kind: 'kept' };
const inconclusive = (reason: string): SequenceJudgement => ({ kind: 'inconclusive', reason });

/** The judges of what is shown of something that requests change or delete. */
export const actingJudges = {
  gone: judgeGone,
  spared: judgeSpared,
  changed: judgeChanged,
  unchanged: judgeUnchanged,
  replayed: judgeReplayed,
} as const;

/** What a request was accepted to delete is not shown any more. */
function judgeGone(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const looks = looksIn(contract, steps);
  if ('kind' in looks) return looks;
  const { id, after, answers, at } = looks;
  const turnedDown = answers.find(({ reply }) => reply.kind !== 'accepted');
  if (turnedDown !== undefined) return inconclusiveBy(turnedDown.reply);
  return after === null
    ? kept
    : { kind: 'contradicts', expected: `${id} to be gone`, actual: 'the target still shows it', at };
}

/** What nothing was to delete is still shown. */
function judgeSpared(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const looks = looksIn(contract, steps);
  if ('kind' in looks) return looks;
  const { id, after, at } = looks;
  const reason = whyUntold(contract, looks);
  if (reason !== null) return reason;
  return after === null
    ? { kind: 'contradicts', expected: `${id} to stay`, actual: 'the target does not show it any more', at }
    : kept;
}

/** What a request was accepted to change is shown as it asked for. */
function judgeChanged(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const looks = looksIn(contract, steps);
  if ('kind' in looks) return looks;
  const { id, after, answers, at } = looks;
  const last = answers.at(-1);
  if (last?.expectation.kind === 'open' && last.reply.kind !== 'accepted') return { kind: 'passed-over' };
  if (last?.reply.kind !== 'accepted')
    return last === undefined ? inconclusive('nothing was sent') : inconclusiveBy(last.reply);
  if (after === null) return inconclusive(`${id} is not shown any more`);
  const difference = readbackDifference(contract, last.values, after);
  if (difference === null) return kept;
  const { parameter, asked, shown } = difference;
  return { kind: 'contradicts', expected: `${parameter} ${asked}`, actual: shown, at };
}

/** What nothing was to change is shown as before. */
function judgeUnchanged(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const looks = looksIn(contract, steps);
  if ('kind' in looks) return looks;
  const { id, before, after, at } = looks;
  const reason = whyUntold(contract, looks);
  if (reason !== null) return reason;
  if (after === null)
    return { kind: 'contradicts', expected: `${id} as before`, actual: 'the target does not show it', at };
  const change = shownChange(contract, before, after);
  if (change === null) return kept;
  const { parameter, asked, shown } = change;
  return { kind: 'contradicts', expected: `${parameter} ${asked} as before`, actual: shown, at };
}

/** The same request with its token again is accepted as it was. */
function judgeReplayed(_: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const [first, ...again] = answersIn(steps);
  if (first === undefined || again.length === 0) return inconclusive('it was not sent twice');
  if (first.reply.kind !== 'accepted') return inconclusiveBy(first.reply);
  const other = again.find(({ reply }) => reply.kind !== 'accepted');
  if (other === undefined) return kept;
  if (other.reply.kind === 'retryable' || other.reply.kind === 'malformed')
    return inconclusiveBy(other.reply);
  return {
    kind: 'contradicts',
    expected: 'accepted again, for it has the token of the first',
    actual: describeReply(other.reply),
    at: other.ordinal,
  };
}

/** Why what was shown tells nothing of requests that had to leave it as it was; null where it tells. */
function whyUntold(contract: Contract, { id, answers }: Looks): SequenceJudgement | null {
  for (const { reply, expectation, values } of answers) {
    if (reply.kind === 'retryable' || reply.kind === 'malformed') return inconclusiveBy(reply);
    // That it was accepted is the matter of another clause.
    const isItsOwn = namedIn(contract, values).includes(id) && !expectation.dryRun;
    if (isItsOwn && reply.kind === 'accepted') return inconclusive('the request was accepted');
    if (expectation.kind === 'accept' && !expectation.dryRun && reply.kind !== 'accepted')
      return inconclusiveBy(reply);
  }
  return null;
}

/** Of the first and the last look at what was acted on, or why they tell nothing. */
function looksIn(contract: Contract, steps: readonly ExecutedStep[]): Looks | SequenceJudgement {
  const looks = steps.flatMap((step) => (step.kind === 'read' || step.kind === 'detail' ? [step] : []));
  const [first] = looks;
  const last = looks.at(-1);
  const answers = answersIn(steps);
  if (first === undefined || last === undefined || answers.length === 0)
    return inconclusive('nothing was sent');
  const { list, detail } = contract.companions;
  if (first.shown === undefined || last.shown === undefined)
    return {
      kind: 'inapplicable',
      reason: `the target does not serve ${companionName(first.kind === 'read' ? list : detail)}`,
    };
  const subject = steps[first.of];
  if (subject?.kind !== 'subject' || subject.id === null || first.shown === null)
    return inconclusive('what is to be acted on was not shown before');
  return {
    id: subject.id,
    before: first.shown,
    after: isLeaving(contract, last.shown) ? null : last.shown,
    answers,
    at: answers.at(-1)?.ordinal ?? 0,
  };
}

/** Whether what is shown is on its way out. */
function isLeaving({ companions: { states } }: Contract, shown: Tree | null): boolean {
  return shown !== null && states?.leaving.includes(textOf(shown, states.path)) === true;
}

function answersIn(steps: readonly ExecutedStep[]): readonly ExecutedCreate[] {
  return steps.flatMap((step) => (step.kind === 'create' ? step.answers : []));
}
