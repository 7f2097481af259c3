import type { Answer, Wire } from '../../endpoint/fields.ts';
import type { RequestContext, Variation } from '../behaviour.ts';
import { bothClauses, type ClauseId, groupClause, policyClause } from '../clause-id.ts';
import type { ErrorName } from '../errors.ts';
import { allOf, type Change, changeAnswers, changeError, changeWire } from '../variation/change.ts';
import { defect } from './defect.ts';

/** The documented errors whose code or status can be wrong. */
const documented: readonly (readonly [ErrorName, string, string, number, string, readonly ClauseId[]])[] = [
  [
    'tagKey',
    'sg-tag-key',
    'a malformed tag key',
    404,
    'InvalidTagKey',
    [groupClause('Tag.Key.length'), groupClause('Tag.Key.prefix'), groupClause('Tag.Key.nonempty')],
  ],
  [
    'tagValue',
    'sg-tag-value',
    'a malformed tag value',
    403,
    'InvalidTagValue',
    [groupClause('Tag.Value.length'), groupClause('Tag.Value.prefix')],
  ],
  ['vpcUnknown', 'sg-vpc', 'an unknown VPC', 400, 'InvalidVpcId', [groupClause('VpcId.exists')]],
  [
    'policyQuota',
    'sp-quota',
    'a full quota',
    403,
    'QuotaExceeded',
    [policyClause('Quota.error'), policyClause('DryRun.quota')],
  ],
];

const isError = (answer: Answer): boolean => answer.root === 'Error';

function without(...names: readonly string[]): (answer: Answer) => Answer {
  return (answer) => {
    if (!isError(answer)) return answer;
    const kept = Object.entries(answer.fields).filter(([name]) => !names.includes(name));
    return { ...answer, fields: Object.fromEntries(kept) };
  };
}

/** Changes what is sent when it is an error. */
function onErrors(change: (wire: Wire, context: RequestContext) => Partial<Wire>): Change {
  return changeWire('both', (wire, context) =>
    wire.status >= 400 ? { ...wire, ...change(wire, context) } : wire,
  );
}

const envelope = bothClauses('Error.envelope');
const html = '<html><body><h1>Bad Request</h1></body></html>';

const wrongStatus = (status: number): Variation =>
  defect(
    `error-status/${status}`,
    `answers every refusal with status ${status}`,
    [...envelope, policyClause('DryRun.pass.status')],
    changeAnswers('both', (answer) => (isError(answer) ? { ...answer, status } : answer)),
  );

/** Refusals with a wrong code or status, or without an envelope. */
export const errorAnswerDefects: readonly Variation[] = [
  ...documented.flatMap(([name, family, what, status, code, clauses]) => [
    defect(
      `${family}-error/wrong-status`,
      `answers ${status} to ${what}`,
      clauses,
      changeError(name, { status }),
    ),
    defect(
      `${family}-error/wrong-code`,
      `answers the code ${code} to ${what}`,
      clauses,
      changeError(name, { code }),
    ),
    defect(
      `${family}-error/server-error`,
      `answers 500 to ${what}`,
      [...clauses, ...envelope, ...(name === 'policyQuota' ? [] : [groupClause('Robust.input')])],
      changeError(name, { status: 500 }),
    ),
  ]),
  defect(
    'sg-vpc-error/status-of-missing',
    'answers 403 to an unknown VPC, as if none were given',
    [groupClause('VpcId.exists')],
    changeError('vpcUnknown', { status: 403 }),
  ),
  ...[200, 302, 500, 503].map(wrongStatus),
  defect(
    'error-envelope/without-code',
    'leaves the code out of refusals',
    envelope,
    changeAnswers('both', without('Code')),
  ),
  defect(
    'error-envelope/without-message',
    'leaves the message out of refusals',
    envelope,
    changeAnswers('both', without('Message')),
  ),
  defect(
    'error-envelope/empty-code',
    'answers refusals with an empty code',
    envelope,
    changeAnswers('both', (answer) =>
      isError(answer) ? { ...answer, fields: { ...answer.fields, Code: '' } } : answer,
    ),
  ),
  defect(
    'error-envelope/lower-case-names',
    'writes code and message of refusals in lower case',
    envelope,
    changeAnswers('both', (answer) => {
      if (!isError(answer)) return answer;
      const { Code = '', Message = '', ...others } = answer.fields;
      return { ...answer, fields: { ...others, code: Code, message: Message } };
    }),
  ),
  defect(
    'error-envelope/nested',
    'puts the envelope of refusals into another object',
    [...envelope, ...bothClauses('RequestId.present')],
    changeAnswers('both', (answer) =>
      isError(answer) ? { ...answer, fields: { Fault: answer.fields } } : answer,
    ),
  ),
  defect(
    'error-body/empty',
    'answers refusals with an empty body',
    [...envelope, ...bothClauses('RequestId.present', 'Format.json', 'Format.xml')],
    onErrors(() => ({ body: '' })),
  ),
  defect(
    'error-body/html',
    'answers refusals with a page in HTML',
    [...envelope, ...bothClauses('RequestId.present', 'Format.json', 'Format.xml')],
    onErrors(({ headers }) => ({ headers: { ...headers, 'content-type': 'text/html' }, body: html })),
  ),
  defect(
    'error-body/plain-text',
    'answers refusals with their code as plain text',
    [...envelope, ...bothClauses('RequestId.present', 'Format.json', 'Format.xml')],
    onErrors(({ headers }) => ({
      headers: { ...headers, 'content-type': 'text/plain' },
      body: 'InvalidParameter',
    })),
  ),
  defect(
    'error-body/truncated',
    'sends only the first half of refusals',
    [...envelope, ...bothClauses('Format.json', 'Format.xml', 'RequestId.present')],
    onErrors(({ body }) => ({ body: body.slice(0, body.length / 2).toString() })),
  ),
  defect(
    'error-envelope/success-with-code',
    'answers 200 and an error code to malformed names, in the envelope of an error',
    [
      ...envelope,
      ...(['length', 'first', 'charset', 'prefix'] as const).map((rule) =>
        groupClause(`SecurityGroupName.${rule}`),
      ),
      ...(['length', 'first', 'charset'] as const).map((rule) => policyClause(`SecurityPolicyName.${rule}`)),
    ],
    allOf(changeError('groupName', { status: 200 }), changeError('policyName', { status: 200 })),
  ),
];
