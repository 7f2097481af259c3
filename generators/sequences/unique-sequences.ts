import type { Value } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import type { Sequence, Step } from '../../src/contract/sequence.ts';
import { tokenName } from '../../src/contract/token-name.ts';
import { uniqueParameters } from '../../src/contract/unique-parameters.ts';
import { uniqueTexts } from '../../src/contract/unique-texts.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import { makingOf } from '../values/making-of.ts';
import { build, create, shared } from './sequence-steps.ts';

/** For each text or value of which no two resources may have the same: a request, and another one with that of the first. */
export function uniqueSequences(options: CaseOptions): readonly Sequence[] {
  const { contract } = options;
  const first = create(options, shared('first', 24));
  const again = withToken(options, first, shared('second', 24));
  return [
    ...uniqueTexts(contract).map(({ text }) =>
      build(options, text.unique.clause, 'the same text again', 'conflict', [first, again]),
    ),
    ...parametersOfShape(contract, 'value').flatMap(({ name, value }) =>
      'unique' in value && value.unique !== undefined
        ? valueSequences(options, name, value, value.unique.clause)
        : [],
    ),
  ];
}

/** Two requests with values that no two resources may have, and two with others. */
function valueSequences(
  options: CaseOptions,
  name: string,
  value: Value,
  clause: string,
): readonly Sequence[] {
  const { facts, base } = options;
  const making = makingOf(value);
  const given = base[name]?.includes('{') === true ? undefined : base[name];
  const usual = given ?? making.ordinary(value, 0, facts)?.[''];
  const individual = usual === undefined ? null : (making.individual?.(value, usual, facts) ?? null);
  if (individual === null) return [];
  const own = (template: string, letters: string) => template.replace(/\{fresh:(\d+)\}/, shared(letters, 12));
  const step = (token: string, text: string): Step => {
    const made = create(options, shared(token, 24));
    if (made.kind !== 'create') return made;
    return {
      ...made,
      request: { ...made.request, parameters: { ...made.request.parameters, [name]: text } },
    };
  };
  const pairs = [
    { label: 'the same value again', first: individual, second: individual },
    ...(making.colliding?.(value, individual) ?? []),
  ];
  // Other texts that are unique are those of the token, so that the value alone is what they have in common.
  return [
    ...pairs.map((pair) =>
      build(options, clause, pair.label, 'conflict', [
        step('first', own(pair.first, 'value')),
        step('second', own(pair.second, 'value')),
      ]),
    ),
    build(options, clause, 'another value', 'accepted-after', [
      step('first', own(individual, 'value')),
      step('second', own(individual, 'other')),
    ]),
  ];
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
  if (uniqueParameters(contract).length === 0) return sequences;
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
