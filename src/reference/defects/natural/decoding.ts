import { parameterOf } from '../../../endpoint/decode-form.ts';
import { headerOf } from '../../../endpoint/received.ts';
import type { RequestContext } from '../../behaviour.ts';
import { bothClauses, groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends, sendsBy } from '../../testing/witness.ts';
import { changeError } from '../../variation/change.ts';
import { codeOf, sendInstead, turnAway } from '../../variation/pages.ts';
import { changeOwn } from '../../variation/runs.ts';
import { pageClauses } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const formless = pageClauses;

const rawTexts = ({ call }: RequestContext): readonly string[] => [
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

/** What web frameworks read of a request, and how. */
export const decodingDefects: readonly NaturalDefect[] = naturals('frameworks', [
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
    apply: turnAway((context) => rawTexts(context).some(isNoUtf8), crash),
  },
  {
    title: 'no-escape-page',
    about: 'answers a lone percent sign in the query or the body with a page, without an envelope',
    reason: 'ParseForm of Go and the routers of Node turn it away before any handler runs.',
    clauses: [...formless, ...bothClauses('Robust.input')],
    witness: sendsBy({ more: '&Description=100%' }, group()),
    apply: turnAway(
      (context) => rawTexts(context).some((text) => /%(?![0-9A-Fa-f]{2})/.test(text)),
      badRequest,
    ),
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
