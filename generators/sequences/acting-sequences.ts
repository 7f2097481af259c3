import type { Subject } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import type { Sequence, SequenceProperty, Step } from '../../src/contract/sequence.ts';
import { shownFields } from '../../src/contract/shown-fields.ts';
import { namesSubject, otherSubject, subjectText } from '../../src/contract/subject.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import type { Change } from '../requests/case-draft.ts';
import { largestChange } from '../requests/contexts.ts';
import { parameterDrafts } from '../requests/parameter-drafts.ts';
import { faultChanges, markedRequest } from './marked.ts';
import { formatSequences } from './observation-sequences.ts';
import { build, create, type PartialTransport, shared, transportAt } from './sequence-steps.ts';

/** As many faults, and as many valid values, as are looked at one by one. */
const most = { quick: 2, standard: 12, exhaustive: 40 } as const;

const main: Step = { kind: 'subject', name: '' };
const other: Step = { kind: 'subject', name: 'other' };

/** The sequences of an operation that changes or deletes what a request names. */
export function actingSequences(options: CaseOptions, subject: Subject): readonly Sequence[] {
  return [
    ...effectSequences(options, subject),
    ...spareSequences(options, subject),
    ...tokenSequences(options, subject),
    ...formatSequences(options).slice(0, options.profile === 'quick' ? 1 : 2),
  ];
}

/** Requests that are accepted, and what is shown of what they name. */
function effectSequences(options: CaseOptions, subject: Subject): readonly Sequence[] {
  const check = subject.effect === 'deletes' ? 'gone' : 'changed';
  const acted = (label: string, token: string | null, change: Change, transport: PartialTransport = {}) =>
    looking(options, subject.clauses.done, label, check, [create(options, token, change, 1, transport)]);
  const plain = [
    acted('with a token', shared('token', 24), {}),
    ...(options.profile === 'quick' ? [] : [acted('without a token', null, {}, transportAt(options, 1))]),
  ];
  const changes = subject.effect === 'deletes' ? [] : shownChanges(options);
  return [...plain, ...changes.map(([label, change]) => acted(label, shared('token', 24), change))];
}

/** Valid values of what the target shows, all at their largest and one by one. */
function shownChanges(options: CaseOptions): readonly (readonly [label: string, change: Change])[] {
  const { contract, facts, profile } = options;
  const shown = shownFields(contract).map(({ parameter }) => parameter);
  const drafts = contract.parameters.flatMap((parameter) => {
    if (!shown.includes(parameter.name) || namesSubject(contract, parameter.name)) return [];
    return parameterDrafts(parameter, contract, facts)
      .filter(({ side, tier }) => side === 'accept' && tier === 'edge')
      .slice(0, most[profile])
      .map(({ label, change }) => [`${parameter.name}, ${label}`, change] as const);
  });
  return [['everything at its largest', largestChange(contract, facts)] as const, ...drafts];
}

/** What is not named in a request, or named in one that must do nothing, stays as it is. */
function spareSequences(options: CaseOptions, subject: Subject): readonly Sequence[] {
  const { contract, profile } = options;
  const { common, parameters } = contract;
  const check = subject.effect === 'deletes' ? 'spared' : 'unchanged';
  const others = looking(
    options,
    subject.clauses.others,
    'another one beside it',
    check,
    [create(options, shared('token', 24))],
    [other, main],
  );
  const faults = faultChanges(options)
    .filter((change) => namesOne(change, options))
    .slice(0, most[profile])
    .map((fault, index) =>
      looking(options, common.refusalEffect, `a refused request, ${index + 1}`, check, [
        create(
          options,
          index % 2 === 0 ? shared('token', 24) : null,
          { ...markedRequest(contract), ...fault },
          1,
          transportAt(options, index),
        ),
      ]),
    );
  const checks = parametersOfShape({ parameters }, 'dry-run').flatMap(({ name, clauses: { effect } }) =>
    [shared('token', 24), null].map((token) =>
      looking(options, effect, token === null ? 'without a token' : 'with a token', check, [
        create(options, token, { [name]: 'true' }),
      ]),
    ),
  );
  // With others about, what happens to one may be due to a request of theirs.
  return [{ ...others, isAlone: true }, ...faults, ...checks];
}

/** The same request again, and another one with its token. */
function tokenSequences(options: CaseOptions, subject: Subject): readonly Sequence[] {
  const { contract, base } = options;
  const again = build(options, subject.clauses.again, 'when it is gone', 'observe-last', [
    main,
    create(options, shared('first', 24)),
    create(options, shared('second', 24)),
  ]);
  const { idempotence } = contract;
  if (idempotence === null) return [again];
  const { idempotent, mismatch, afterRefusal, replayRequestId } = idempotence.clauses;
  const token = shared('token', 24);
  const same = [main, create(options, token), create(options, token), create(options, token)];
  const [fault = contract.baselineFault] = faultChanges(options);
  const elsewhere = Object.fromEntries(
    Object.entries(base).flatMap(([name, value]) =>
      namesSubject(contract, name) ? [[name, value.replaceAll(subjectText, otherSubject('other'))]] : [],
    ),
  );
  return [
    again,
    build(options, idempotent, 'the same again straight away', 'replayed', same),
    build(options, idempotent, 'by GET and as usual', 'replayed', [
      main,
      create(options, token, {}, 1, { method: 'GET' }),
      create(options, token),
    ]),
    build(options, mismatch, 'another one with the token', 'mismatch', [
      main,
      other,
      create(options, token),
      create(options, token, elsewhere),
    ]),
    build(options, afterRefusal, 'a valid request after a refused one', 'observe-last', [
      main,
      create(options, token, fault),
      create(options, token),
    ]),
    build(options, replayRequestId, 'a replay', 'observe-replay', same),
    ...afterChecks(options),
  ];
}

/** A request in earnest with the token of a check. */
function afterChecks(options: CaseOptions): readonly Sequence[] {
  const { contract } = options;
  const clause = contract.idempotence?.clauses.afterDryRun ?? null;
  if (clause === null) return [];
  const token = shared('token', 24);
  return parametersOfShape(contract, 'dry-run').map(({ name }) =>
    build(options, clause, 'a valid request after a DryRun', 'observe-last', [
      main,
      create(options, token, { [name]: 'true' }),
      create(options, token),
    ]),
  );
}

/** Requests with a look at the first of what was made before and after them. */
function looking(
  options: CaseOptions,
  clause: string,
  label: string,
  check: SequenceProperty,
  requests: readonly Step[],
  subjects: readonly Step[] = [main],
): Sequence {
  const look: Step =
    options.contract.companions.list === null
      ? { kind: 'detail', of: 0 }
      : { kind: 'read', of: 0, format: 'JSON' };
  return build(options, clause, label, check, [...subjects, look, ...requests, look]);
}

/** Whether a request names something to act on for all its fault. */
function namesOne(change: Change, { contract, base }: CaseOptions): boolean {
  const named = Object.entries({ ...base, ...change }).filter(([name]) => namesSubject(contract, name));
  return named.some(([, value]) => value?.includes(subjectText) === true);
}
