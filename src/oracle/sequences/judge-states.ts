import { companionName } from '../../contract/companion-name.ts';
import type { Contract } from '../../contract/contract.ts';
import { textOf } from '../answer-fields.ts';
import type { ExecutedStep } from './executed.ts';
import { inconclusiveBy, type SequenceJudgement } from './sequence-judgement.ts';

const inconclusive = (reason: string): SequenceJudgement => ({ kind: 'inconclusive', reason });

/** What is created is in no state but those that the document lists, and comes to the one that it names. */
export function judgeStates({ companions }: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const { states, list, detail } = companions;
  const look = steps.find((step) => step.kind === 'settle');
  if (states === undefined || look?.kind !== 'settle') return inconclusive('nothing was looked at');
  const created = steps[look.of];
  const answer = created?.kind === 'create' ? created.answers[0] : undefined;
  if (answer === undefined) return inconclusive('the request of the sequence was not sent');
  if (answer.reply.kind !== 'accepted') return inconclusiveBy(answer.reply);
  const { path, values, until, withinMs, leaving } = states;
  const seen = look.shown.flatMap(({ tree, afterMs }) =>
    tree === null ? [] : [{ state: textOf(tree, path), afterMs }],
  );
  const last = seen.at(-1);
  if (look.shown.length === 0)
    return {
      kind: 'inapplicable',
      reason: `the target does not serve ${companionName(detail ?? list)}`,
    };
  // Whether it is shown at all is the matter of another clause.
  if (last === undefined) return inconclusive('the new resource is not shown');
  if (seen.every(({ state }) => state === ''))
    return { kind: 'inapplicable', reason: `the target shows no ${path}` };
  const known = values === null ? null : [...values, until, ...leaving];
  const strange = seen.find(({ state }) => known?.includes(state) === false);
  const at = answer.ordinal;
  if (strange !== undefined)
    return {
      kind: 'contradicts',
      expected: `${path} one of ${known?.join(', ')}`,
      actual: JSON.stringify(strange.state),
      at,
    };
  if (last.state === until) return { kind: 'kept' };
  const shown = `${JSON.stringify(last.state)} after ${(last.afterMs / 1000).toFixed(1)} s`;
  return withinMs !== null && last.afterMs > withinMs
    ? { kind: 'contradicts', expected: `${path} ${until} within ${withinMs / 1000} s`, actual: shown, at }
    : inconclusive(`it is ${shown}, and nobody knows when it has to be ${until}`);
}
