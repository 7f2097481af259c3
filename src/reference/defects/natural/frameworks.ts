import { parameterOf } from '../../../endpoint/decode-form.ts';
import type { Answer } from '../../../endpoint/fields.ts';
import type { RequestContext } from '../../behaviour.ts';
import { bothClauses, type ClauseId, groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends, sendsBy } from '../../testing/witness.ts';
import { allOf, changeAnswers, changeError, isCreation } from '../../variation/change.ts';
import { codeOf, jsonPage, sendInstead, turnAway } from '../../variation/pages.ts';
import { changeOwn } from '../../variation/runs.ts';
import { decide } from './changes.ts';
import { pageClauses } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const envelope = bothClauses('Error.envelope');
const hasCode =
  (pattern: RegExp) =>
  (answer: Answer): boolean =>
    pattern.test(codeOf(answer));
const required: readonly ClauseId[] = [
  groupClause('RegionId.required'),
  policyClause('SecurityPolicyName.required'),
  policyClause('TLSVersions.required'),
  policyClause('Ciphers.required'),
];
const formless = pageClauses;
const isOddDryRun = ({ call }: RequestContext): boolean =>
  !/^(true|false)?$/.test(parameterOf(call.parameters, 'DryRun') ?? '');

const crash = { status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Server Error (500)</h1>' };

/** What web frameworks do by themselves. */
export const frameworkDefects: readonly NaturalDefect[] = naturals('frameworks', [
  {
    title: 'missing-422',
    about: 'answers a missing parameter with 422 and a list of details, without an envelope',
    reason: 'FastAPI checks the signature of the handler before the handler runs.',
    clauses: [...formless, ...required],
    witness: sends(group({ RegionId: undefined })),
    apply: sendInstead(hasCode(/^MissingParameter/), () =>
      jsonPage(422, {
        detail: [{ type: 'missing', loc: ['query', 'RegionId'], msg: 'Field required', input: null }],
      }),
    ),
  },
  {
    title: 'boolean-422',
    about:
      'answers a DryRun that is no boolean with 400 and the error page of the framework, without an envelope',
    reason: 'Spring binds the boolean before the handler runs, and answers its own form of errors.',
    clauses: [...formless, ...bothClauses('Robust.input'), policyClause('DryRun.fail')],
    witness: sends(policy({ DryRun: 'maybe' })),
    apply: turnAway(
      isOddDryRun,
      jsonPage(400, {
        timestamp: '2024-01-01T00:00:00.000+00:00',
        status: 400,
        error: 'Bad Request',
        path: '/',
      }),
    ),
  },
  {
    title: 'boolean-crash',
    about: 'answers 500 to a DryRun that is neither true nor false',
    reason: 'A table of texts and booleans is indexed, which raises a KeyError.',
    clauses: [...formless, ...bothClauses('Robust.input')],
    witness: sends(policy({ DryRun: 'maybe' })),
    apply: turnAway(isOddDryRun, crash),
  },
  {
    title: 'validation-422',
    about: 'answers malformed tags with the right codes and status 422',
    reason: 'Rails and FastAPI have 422 for what is read and not valid.',
    clauses: [
      groupClause('Tag.Key.length'),
      groupClause('Tag.Key.prefix'),
      groupClause('Tag.Key.nonempty'),
      groupClause('Tag.Value.length'),
      groupClause('Tag.Value.prefix'),
    ],
    witness: sends(group({ 'Tag.1.Key': 'aliyun' })),
    apply: allOf(changeError('tagKey', { status: 422 }), changeError('tagValue', { status: 422 })),
  },
  {
    title: 'unknown-vpc-404-page',
    about: 'answers an unknown VPC with a 404 of its own, without an envelope',
    reason: 'get_object_or_404 raises past the handler.',
    clauses: [...formless, groupClause('VpcId.exists')],
    witness: sends(group({ VpcId: 'vpc-none' })),
    apply: sendInstead(hasCode(/^InvalidVpcId\.NotFound$/), () => jsonPage(404, { detail: 'Not found.' })),
  },
  {
    title: 'errors-in-json',
    about: 'writes refusals in JSON whatever format is asked for',
    reason: 'The handler of exceptions is one for all routes, and the content negotiation is behind it.',
    clauses: bothClauses('Format.xml', 'Format.equal'),
    witness: sendsBy({ format: 'XML' }, group({ SecurityGroupName: '1' })),
    apply: (behaviour) => ({
      ...behaviour,
      write: {
        ...behaviour.write,
        formatOf: (answer, context) =>
          answer.root === 'Error' && isCreation(context, 'both')
            ? 'JSON'
            : behaviour.write.formatOf(answer, context),
      },
    }),
  },
  {
    title: 'token-errors-lower-case',
    about: 'writes the envelope of refused tokens with names in lower case',
    reason: 'The filter for tokens serializes its errors with other settings than the handlers.',
    clauses: [...envelope, ...bothClauses('RequestId.present')],
    witness: sends(group({ ClientToken: 'a'.repeat(65) })),
    apply: changeAnswers('both', (answer) =>
      /ClientToken/.test(codeOf(answer))
        ? {
            ...answer,
            fields: Object.fromEntries(
              Object.entries(answer.fields).map(([name, value]) => [
                name[0]?.toLowerCase() + name.slice(1),
                value,
              ]),
            ),
          }
        : answer,
    ),
  },
  {
    title: 'blank-refused',
    about: 'refuses an empty tag value',
    reason: 'Fields of Django REST and of many validators take no blank unless they are told to.',
    clauses: [groupClause('Tag.Value.empty')],
    witness: sends(group({ 'Tag.1.Key': 'k', 'Tag.1.Value': '' })),
    apply: decide('group', 'Tag.Value.length', (text) => text === '' || [...text].length > 128),
  },
  {
    title: 'empty-is-absent',
    about: 'takes no notice of tags whose key is empty',
    reason: 'Laravel turns empty texts into null, and what is null was not given.',
    clauses: [groupClause('Tag.Key.nonempty'), groupClause('Tag.alias')],
    witness: sends(group({ 'Tag.1.Key': '', 'Tag.1.Value': 'v' })),
    apply: changeOwn((own) => {
      const numbers = new Set(
        own.flatMap(({ name, value }) =>
          value === '' ? (/^(Tag\.\d+\.)[Kk]ey$/.exec(name)?.[1] ?? []) : [],
        ),
      );
      return own.filter(({ name }) => !numbers.has(/^Tag\.\d+\./.exec(name)?.[0] ?? ''));
    }),
  },
]);
