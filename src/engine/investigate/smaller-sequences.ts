import type { Sequence, Step } from '../../contract/sequence.ts';
import type { Parameters } from '../../contract/test-case.ts';
import { expectationOf } from '../../oracle/expectation.ts';
import { placeholdersFilled } from '../send/placeholders.ts';
import type { SequenceInvestigation } from './sequence-investigation.ts';
import { smallerThan } from './smaller-requests.ts';

/** Sequences with fewer steps or, where one reads what it made, with a smaller request; the boldest first. */
export function* smallerSequences(given: SequenceInvestigation, sequence: Sequence): Iterable<Sequence> {
  const { steps } = sequence;
  // Each execution costs all the others that come in between.
  if (steps.some((step) => step.kind === 'pause' && step.others !== undefined)) return;
  const isRead = steps.length === 2 && steps[0]?.kind === 'create' && steps[1]?.kind === 'read';
  if (isRead) yield* withSmallerRequest(given, sequence);
  else yield* withFewerSteps(sequence);
}

function* withFewerSteps(sequence: Sequence): Iterable<Sequence> {
  const { steps } = sequence;
  const looksAt = steps.some((step) => step.kind === 'read' || step.kind === 'detail');
  const creates = steps.filter(({ kind }) => kind === 'create');
  const half = Math.ceil(creates.length / 2);
  if (!looksAt && creates.length > 3)
    for (const gone of [creates.slice(half), creates.slice(0, half)])
      yield { ...sequence, steps: steps.filter((step) => !gone.includes(step)) };
  for (const [at, step] of steps.entries()) {
    if (step.kind !== 'create') continue;
    if (step.times > 2) yield { ...sequence, steps: steps.with(at, { ...step, times: 2 }) };
    if (!looksAt && steps.length > 2) yield { ...sequence, steps: steps.toSpliced(at, 1) };
  }
}

function* withSmallerRequest(
  { contract, facts, baseline }: SequenceInvestigation,
  sequence: Sequence,
): Iterable<Sequence> {
  const [first] = sequence.steps;
  const current = first?.kind === 'create' ? first.request.parameters : {};
  const tried = new Set<string>([JSON.stringify(current)]);
  for (const parameters of smallerThan(() => current, baseline.parameters, contract.across)) {
    const name = JSON.stringify(parameters);
    const { kind } = expectationOf(contract, Object.entries(parameters).map(placeholdersFilled), facts);
    if (tried.has(name) || kind !== 'accept') continue;
    tried.add(name);
    yield { ...sequence, steps: sequence.steps.map((step) => withParameters(step, parameters)) };
  }
}

function withParameters(step: Step, parameters: Parameters): Step {
  return step.kind === 'create' ? { ...step, request: { ...step.request, parameters } } : step;
}
