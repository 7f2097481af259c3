import type { Contract } from '../../contract/contract.ts';
import { parameterOfShape } from '../../contract/of-shape.ts';
import type { Answer, Fields } from '../../endpoint/fields.ts';
import type { RequestContext } from '../simulation.ts';
import { changeAnswers, isErrorAnswer } from './change.ts';
import { documentedIn } from './codes.ts';
import type { Draft, Family } from './flaw.ts';

/** The RequestId of every answer, and what every error has. */
export const envelopes: Family = (contract) => {
  const { common, protocol } = contract;
  const { requestId, code, message } = protocol.envelope;
  const { requestIdPresent, requestIdUnique, requestIdUuid, errorEnvelope } = common;
  const flaw = (
    title: string,
    about: string,
    clauses: Draft['clauses'],
    change: Change,
    touches: readonly string[] = [],
  ): Draft => ({
    name: `envelopes/${title}`,
    about,
    clauses,
    touches,
    apply: changeAnswers(change),
  });
  return [
    flaw('request-id-missing', `answers without ${requestId}`, [requestIdPresent], without(requestId), [
      requestIdUnique,
    ]),
    flaw('request-id-empty', `answers with an empty ${requestId}`, [requestIdPresent], set(requestId, ''), [
      requestIdUnique,
    ]),
    flaw(
      'request-id-missing-in-errors',
      `refuses without ${requestId}`,
      [requestIdPresent],
      onErrors(without(requestId)),
    ),
    flaw(
      'request-id-always-the-same',
      `answers with one ${requestId} always`,
      [requestIdUnique],
      set(requestId, '0A0A0A0A-0B0B-4C0C-8D0D-0E0E0E0E0E0E'),
    ),
    flaw(
      'request-id-in-lower-case',
      `answers with a ${requestId} in lower case`,
      [requestIdUuid],
      (answer) => ({
        ...answer,
        fields: { ...answer.fields, [requestId]: String(answer.fields[requestId]).toLowerCase() },
      }),
    ),
    flaw(
      'code-missing',
      `refuses without ${code}`,
      [errorEnvelope],
      onErrors(without(code)),
      judgedByCode(contract),
    ),
    flaw(
      'message-missing',
      `refuses without ${message}`,
      [errorEnvelope],
      onErrors(without(message)),
      [contract.quota?.clauses.message].filter((it) => it != null),
    ),
    flaw(
      'status-200',
      'refuses with status 200',
      [errorEnvelope, parameterOfShape(contract, 'dry-run')?.clauses.status],
      onErrors((answer) => ({ ...answer, status: 200 })),
      // Documented answers have a status, and a check that passes has one.
      judgedByCode(contract),
    ),
  ];
};

type Change = (answer: Answer, context: RequestContext) => Answer;

const set =
  (name: string, value: string): Change =>
  (answer) => ({ ...answer, fields: { ...answer.fields, [name]: value } });

const without =
  (name: string): Change =>
  (answer) => {
    const { [name]: _, ...fields }: Fields = answer.fields;
    return { ...answer, fields };
  };

const onErrors =
  (change: Change): Change =>
  (answer, context) =>
    isErrorAnswer(answer, context) ? change(answer, context) : answer;

/** The clauses that are judged by the code of a refusal. */
function judgedByCode(contract: Contract): readonly string[] {
  const { parameters, constraints, across, quota, idempotence } = contract;
  const dryRun = parameterOfShape(contract, 'dry-run')?.clauses;
  return [
    ...documentedIn([parameters, constraints, across]),
    quota?.clauses.limit,
    idempotence?.clauses.mismatch,
    dryRun?.pass,
    dryRun?.status,
    dryRun?.fail,
    dryRun?.quota,
  ].filter((it) => it !== undefined);
}
