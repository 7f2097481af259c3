import type { Scene } from '../../behaviour.ts';
import { bothClauses, type ClauseId, groupClause, policyClause } from '../../clause-id.ts';
import { parameterOf } from '../../http/decode-form.ts';
import type { Answer } from '../../http/fields.ts';
import { headerOf } from '../../http/received.ts';
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
const isOddDryRun = ({ call }: Scene): boolean =>
  !/^(true|false)?$/.test(parameterOf(call.parameters, 'DryRun') ?? '');

const rawTexts = ({ call }: Scene): readonly string[] => [
  call.received.query,
  call.received.body.toString('latin1'),
];

/** Whether escapes come to bytes that are no UTF-8. */
function isNoUtf8(text: string): boolean {
  return text.split(/[&=]/).some((part) => {
    const escapes = part.match(/(%[0-9A-Fa-f]{2})+/g) ?? [];
    return escapes.some((run) => {
      try {
        decodeURIComponent(run);
        return false;
      } catch {
        return true;
      }
    });
  });
}

const badRequest = {
  status: 400,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Bad Request',
};
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
        formatOf: (answer, scene) =>
          answer.root === 'Error' && isCreation(scene, 'both')
            ? 'JSON'
            : behaviour.write.formatOf(answer, scene),
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
  {
    title: 'charset-of-forms',
    about: 'does not read a form body whose content type has a charset',
    reason: 'The content type is compared as a whole.',
    clauses: bothClauses('Transport.post'),
    witness: sendsBy(
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' } },
      group(),
    ),
    apply: changeOwn((own, { call }) =>
      /;/.test(headerOf(call.received, 'content-type') ?? '')
        ? own.filter(({ place }) => place === 'query')
        : own,
    ),
  },
  {
    title: 'query-or-form',
    about: 'does not read the query of a request that has a form body with something in it',
    reason: 'The handler reads `request.form or request.args`.',
    clauses: bothClauses('Transport.post'),
    witness: sendsBy({ method: 'POST', place: 'query', body: 'Description=ab' }, group()),
    apply: changeOwn((own) =>
      own.some(({ place }) => place === 'body') ? own.filter(({ place }) => place === 'body') : own,
    ),
  },
  {
    title: 'no-utf-8-crash',
    about: 'answers 500 to bytes that are no UTF-8',
    reason: 'In Python decoding is strict unless it is told otherwise.',
    clauses: [...formless, ...bothClauses('Robust.input')],
    witness: sendsBy({ more: '&Description=ab%ff' }, group()),
    apply: turnAway((scene) => rawTexts(scene).some(isNoUtf8), crash),
  },
  {
    title: 'no-escape-page',
    about: 'answers a lone percent sign in the query or the body with a page, without an envelope',
    reason: 'ParseForm of Go and the routers of Node turn it away before any handler runs.',
    clauses: [...formless, ...bothClauses('Robust.input')],
    witness: sendsBy({ more: '&Description=100%' }, group()),
    apply: turnAway((scene) => rawTexts(scene).some((text) => /%(?![0-9A-Fa-f]{2})/.test(text)), badRequest),
  },
  {
    title: 'decoded-twice',
    about: 'decodes percent escapes in parameters once more',
    reason: 'The framework has decoded them already.',
    clauses: [
      groupClause('SecurityGroupName.charset'),
      groupClause('Result.readback'),
      policyClause('SecurityPolicyName.charset'),
    ],
    witness: sends(group({ SecurityGroupName: 'a%62' })),
    apply: changeOwn((own) =>
      own.map((one) => {
        try {
          return { ...one, value: decodeURIComponent(one.value) };
        } catch {
          return one;
        }
      }),
    ),
  },
  {
    title: 'decoded-twice-crash',
    about: 'answers 500 to a percent sign in a text that is no escape',
    reason: 'decodeURIComponent throws, when it is called on what is decoded already.',
    clauses: [...formless, ...bothClauses('Robust.input', 'ClientToken.ascii')],
    witness: sends(group({ Description: '100%' })),
    apply: turnAway(
      ({ call }) =>
        call.parameters.some(({ value }) => {
          try {
            return decodeURIComponent(value) === '\0\0';
          } catch {
            return true;
          }
        }),
      crash,
    ),
  },
  {
    title: 'name-with-bracket-crash',
    about: 'answers 500 to a parameter whose name has a bracket',
    reason: 'Rack and PHP make lists and tables of such names, and the handler expects a text.',
    clauses: [...formless, ...bothClauses('Robust.input')],
    witness: sends(group({ 'Description[]': 'ab' })),
    apply: turnAway(({ call }) => call.parameters.some(({ name }) => /\[/.test(name)), crash),
  },
  {
    title: 'region-twice-crash',
    about: 'answers 500 when RegionId or ClientToken is given twice',
    reason: 'Express makes a list of it, which has no trim.',
    clauses: [...formless, ...bothClauses('Robust.input')],
    witness: sendsBy({ more: '&RegionId=cn-hangzhou' }, group()),
    apply: turnAway(
      ({ call }) =>
        ['RegionId', 'ClientToken'].some(
          (name) => call.parameters.filter((one) => one.name === name).length > 1,
        ),
      crash,
    ),
  },
  {
    title: 'later-choice-crash',
    about: 'answers 500 to an unknown TLS version beside a right one',
    reason: 'The table of ciphers is indexed by the version, which raises a KeyError behind the first.',
    clauses: [policyClause('TLSVersions.enum'), policyClause('Robust.input'), ...formless],
    witness: sends(policy({ 'TLSVersions.2': 'TLSv1.4' })),
    apply: (behaviour) =>
      sendInstead(
        (answer, { call }) =>
          codeOf(answer) === 'InvalidParameter.TLSVersions' &&
          behaviour.tlsVersions.includes(parameterOf(call.parameters, 'TLSVersions.1') ?? ''),
        () => crash,
      )(behaviour),
  },
  {
    title: 'dry-run-412',
    about: 'answers 412 to a dry run that passes',
    reason: 'EC2 does so, and clients were written for it.',
    level: 'should',
    clauses: [policyClause('DryRun.pass.status')],
    witness: sends(policy({ DryRun: 'true' })),
    apply: changeError('dryRunPassed', { status: 412 }),
  },
]);
