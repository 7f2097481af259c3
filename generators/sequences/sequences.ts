import type { Sequence, Step } from '../../src/contract/sequence.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import { largestChange } from '../requests/contexts.ts';
import { actingSequences } from './acting-sequences.ts';
import { markedRequest } from './marked.ts';
import { formatSequences, observationSequences } from './observation-sequences.ts';
import { isolationSequences, readbackSequences } from './readback-sequences.ts';
import { dryRunSequences, refusalSequences } from './refusal-sequences.ts';
import { build, count, create, shared } from './sequence-steps.ts';
import { stateSequences } from './state-sequences.ts';
import { randomTokenSequences, tokenSequences } from './token-sequences.ts';
import { uniqueSequences, withoutConflicts } from './unique-sequences.ts';

/** Every sequence for the clauses that one request cannot show. The same options give the same sequences. */
export function generateSequences(options: CaseOptions): readonly Sequence[] {
  const ids = new Set(options.contract.clauses.map(({ id }) => id));
  return withoutConflicts(options, sequencesOf(options)).filter(({ clause }) => ids.has(clause));
}

function sequencesOf(options: CaseOptions): readonly Sequence[] {
  const { subject } = options.contract;
  if (subject !== undefined) return actingSequences(options, subject);
  if (options.profile === 'quick') return quickSequences(options);
  return [
    ...stateSequences(options),
    ...uniqueSequences(options),
    ...tokenSequences(options),
    ...dryRunSequences(options),
    ...refusalSequences(options),
    ...readbackSequences(options),
    ...formatSequences(options),
    ...observationSequences(options),
    ...randomTokenSequences(options),
  ];
}

/** What few sequences show, in fewer still. */
function quickSequences(options: CaseOptions): readonly Sequence[] {
  const { contract, facts } = options;
  if (contract.idempotence === null)
    return [
      ...readbackSequences(options).filter(({ label }) => label === 'everything at its largest'),
      ...isolationSequences(options),
      ...formatSequences(options).slice(0, 1),
      ...uniqueSequences(options),
      ...allAtOnce([...dryRunSequences(options).slice(0, 1), ...refusalSequences(options, 2)]),
    ];
  const token = shared('token', 24);
  const few = ['no token', 'the same again straight away', '2 at once'];
  const largest = { ...largestChange(contract, facts), ...markedRequest(contract) };
  const detail: readonly Step[] = contract.companions.detail === null ? [] : [{ kind: 'detail', of: 0 }];
  const whole = build(options, contract.common.resultReadback, 'tokens and formats', 'readback', [
    create(options, null, largest),
    create(options, shared('xml', 24), largest, 1, { format: 'XML', rpcSignature: true }),
    create(options, null, largest),
    create(options, token, largest, 2),
    create(options, token, largest),
    { kind: 'read', of: 0, format: 'JSON' },
    ...detail,
    count,
  ]);
  return [
    {
      ...whole,
      parts: [
        ...tokenSequences(options).filter(({ label }) => few.includes(label)),
        ...readbackSequences(options).filter(({ label }) => label === 'everything at its largest'),
        ...isolationSequences(options),
        ...formatSequences(options).slice(0, 1),
      ],
    },
    ...uniqueSequences(options),
    ...allAtOnce([...dryRunSequences(options).slice(0, 1), ...refusalSequences(options, 2)]),
  ];
}

/** Sequences that end with the same look at the target, in one. */
function allAtOnce(sequences: readonly Sequence[]): readonly Sequence[] {
  const [first, ...rest] = sequences;
  if (first === undefined || rest.length === 0) return sequences;
  const steps = sequences.flatMap((sequence, number) =>
    sequence.steps.filter(({ kind }) => kind === 'create').map((step) => renamed(step, number)),
  );
  return [{ ...first, id: `${first.id}+${rest.length}`, steps: [...steps, count], parts: sequences }];
}

/** The step with tokens of its own. */
function renamed(step: Step, number: number): Step {
  if (step.kind !== 'create') return step;
  const { request } = step;
  const parameters = Object.fromEntries(
    Object.entries(request.parameters).map(([name, value]) => [
      name,
      value.replace(/\{shared:(t\w*):/, `{shared:$1of${number}:`),
    ]),
  );
  return { ...step, request: { ...request, parameters } };
}
