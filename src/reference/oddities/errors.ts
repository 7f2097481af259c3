import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Variation } from '../behaviour.ts';
import { type ErrorName, errors } from '../errors.ts';
import { allOf, type Change, changeError } from '../variation/change.ts';
import { oddity } from './oddity.ts';

/** The errors whose code and status the documents name, and those that clients go by. */
const documented: readonly ErrorName[] = [
  'tagKey',
  'tagValue',
  'vpcUnknown',
  'vpcMissing',
  'policyQuota',
  'dryRunPassed',
  'groupMismatch',
  'policyMismatch',
  'groupProcessing',
  'policyProcessing',
  'unknownAction',
  'groupNotFound',
  'policyNotFound',
];

/** Changes the errors for which the documents name no code. */
function changeFree(change: (error: ErrorShape, name: ErrorName) => Partial<ErrorShape>): Change {
  // The keys of the table are its names.
  const names = (Object.keys(errors) as ErrorName[]).filter((name) => !documented.includes(name));
  return allOf(...names.map((name) => changeError(name, change(errors[name], name))));
}

/** Changes the message of every error. */
function changeMessages(change: (message: string) => string): Change {
  return (behaviour) => ({
    ...behaviour,
    after: [
      ...behaviour.after,
      (answer) =>
        answer.root === 'Error'
          ? { ...answer, fields: { ...answer.fields, Message: change(String(answer.fields.Message)) } }
          : answer,
    ],
  });
}

const mismatches = (code: string): Change =>
  allOf(changeError('groupMismatch', { code }), changeError('policyMismatch', { code }));

/** Other codes, statuses and messages where the documents name none. */
export const errorOddities: readonly Variation[] = [
  oddity(
    'code/invalid-parameter',
    'answers InvalidParameter wherever no code is documented',
    changeFree(() => ({ code: 'InvalidParameter' })),
  ),
  oddity(
    'code/like-an-outage',
    'answers codes that begin with ServiceUnavailable where none is documented',
    changeFree(({ code }) => ({ code: `ServiceUnavailable${code}` })),
  ),
  oddity(
    'code/outage',
    'answers 400 ServiceUnavailable where no code is documented',
    changeFree(() => ({ code: 'ServiceUnavailable' })),
  ),
  oddity(
    'code/permission-when-full',
    'answers 403 Forbidden when a region is full',
    changeError('groupQuota', { code: 'Forbidden' }),
  ),
  oddity(
    'code/unsupported-when-full',
    'answers 400 UnsupportedOperation when a region is full',
    changeError('groupQuota', { status: 400, code: 'UnsupportedOperation' }),
  ),
  oddity(
    'code/without-dots',
    'writes codes without dots where none is documented',
    changeFree(({ code }) => ({ code: code.replaceAll('.', '') })),
  ),
  oddity(
    'code/long',
    'answers long codes with a parameter in them where none is documented',
    changeFree((_error, name) => ({ code: `InvalidParameter.Format.${name}.ValueNotSupported` })),
  ),
  oddity(
    'code/malformed-token',
    'answers 400 InvalidClientToken to malformed tokens',
    changeError('token', { code: 'InvalidClientToken' }),
  ),
  ...[401, 403, 404, 409, 422].map((status) =>
    oddity(
      `status/${status}`,
      `answers ${status} wherever no status is documented`,
      changeFree(() => ({ status })),
    ),
  ),
  oddity(
    'code/idempotence-param-not-match',
    'answers IdempotenceParamNotMatch to a token with other parameters',
    mismatches('IdempotenceParamNotMatch'),
  ),
  oddity(
    'code/idempotence-signature-mismatch',
    'answers IdempotenceSignatureMismatch to a token with other parameters',
    mismatches('IdempotenceSignatureMismatch'),
  ),
  oddity(
    'code/vpc-quota',
    'answers another code when a region is full',
    changeError('groupQuota', { code: 'QuotaExceed.SecurityGroupQuota', status: 400 }),
  ),
  oddity(
    'message/chinese',
    'writes the messages of errors in Chinese',
    changeMessages((message) => `参数错误：${message}`),
  ),
  oddity(
    'message/with-markup',
    'writes markup into the messages of errors',
    changeMessages((message) => `<b>"${message}"</b> & 'more' ]]>`),
  ),
  oddity(
    'message/long',
    'writes long messages',
    changeMessages((message) => `${message} `.repeat(40).trim()),
  ),
];
