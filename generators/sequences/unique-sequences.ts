import type { Sequence, Step } from '../../src/contract/sequence.ts';
import { tokenName } from '../../src/contract/token-name.ts';
import { uniqueTexts } from '../../src/contract/unique-texts.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import { build, create, shared } from './sequence-steps.ts';

/** For each text of which no two resources may have the same: a request, and another one with the text of the first. */
export function uniqueSequences(options: CaseOptions): readonly Sequence[] {
  return uniqueTexts(options.contract).map(({ text }) => {
    const first = create(options, shared('first', 24));
    return build(options, text.unique.clause, 'the same text again', 'conflict', [
      first,
      withToken(options, first, shared('second', 24)),
    ]);
  });
}

function withToken({ contract }: CaseOptions, step: Step, token: string): Step {
  const name = tokenName(contract);
  if (step.kind !== 'create' || name === '') return step;
  const { request } = step;
  return { ...step, request: { ...request, parameters: { ...request.parameters, [name]: token } } };
}

/**
 * The sequences that a target can keep that takes no text twice, their requests without a token each with texts of their own;
 * all of them where the contract has no such text.
 */
export function withoutConflicts(
  { contract }: CaseOptions,
  sequences: readonly Sequence[],
): readonly Sequence[] {
  if (uniqueTexts(contract).length === 0) return sequences;
  const token = tokenName(contract);
  const isRepeated = (step: Step) =>
    step.kind === 'create' && step.times > 1 && step.request.parameters[token] === undefined;
  return sequences
    .filter(({ check, steps }) => check === 'no-effect' || !steps.some(isRepeated))
    .map(withOwnTexts);
}

/** The sequence, those in it too, for they are run alone where the whole is not answered as it must be. */
function withOwnTexts(sequence: Sequence): Sequence {
  if (sequence.check === 'conflict') return sequence;
  const { steps, parts } = sequence;
  return {
    ...sequence,
    steps: steps.map(withOwn),
    ...(parts !== undefined && { parts: parts.map(withOwnTexts) }),
  };
}

function withOwn(step: Step, index: number): Step {
  if (step.kind !== 'create') return step;
  const { request } = step;
  const parameters = Object.entries(request.parameters).map(([name, value]) => [
    name,
    value.replaceAll('{shared:nonetext:', `{shared:nonetext${index}:`),
  ]);
  return { ...step, request: { ...request, parameters: Object.fromEntries(parameters) } };
}
