import type { Wire } from '../../../endpoint/fields.ts';
import type { RequestContext } from '../../behaviour.ts';
import { bothClauses, type ClauseId, groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { inTurn, many, sends, sendsBy } from '../../testing/witness.ts';
import { type Change, changeError, isCreation } from '../../variation/change.ts';
import { codeOf, htmlPage, sendInstead, turnAway } from '../../variation/pages.ts';
import { changeOwn } from '../../variation/runs.ts';
import { pageClauses } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const pages: readonly ClauseId[] = [...pageClauses, ...bothClauses('Robust.input')];

/** Answers again what it answered to a request that is the same but for what `keyOf` leaves out. */
function cache(
  keyOf: (context: RequestContext) => string | undefined,
  keeps: (wire: Wire) => boolean,
  lifeMs: number,
): Change {
  return (behaviour) => {
    const kept = new Map<string, { readonly wire: Wire; readonly at: number }>();
    const keys = new WeakMap<RequestContext, string>();
    return {
      ...behaviour,
      before: [
        ...behaviour.before,
        (context) => {
          const key = isCreation(context, 'both') ? keyOf(context) : undefined;
          if (key === undefined) return undefined;
          const known = kept.get(key);
          if (known !== undefined && context.fixtures.clock() - known.at < lifeMs) return known.wire;
          keys.set(context, key);
          return undefined;
        },
      ],
      wire: [
        ...behaviour.wire,
        (wire, context) => {
          const key = keys.get(context);
          if (key !== undefined && keeps(wire)) kept.set(key, { wire, at: context.fixtures.clock() });
          return wire;
        },
      ],
    };
  };
}

const own = ({ call }: RequestContext, without: RegExp): string =>
  JSON.stringify([
    call.action,
    ...call.parameters
      .filter(({ name }) => !/^(Signature\w*|Timestamp|AccessKeyId)$/.test(name) && !without.test(name))
      .map(({ name, value }) => [name, value]),
  ]);

/** What stands between the client and the application. */
export const gatewayDefects: readonly NaturalDefect[] = naturals('gateways', [
  {
    title: 'body-limit-page',
    about: 'answers a body of more than 8 KiB with 413 and a page in HTML',
    reason: 'client_max_body_size of nginx, set low; nginx answers by itself.',
    clauses: pages,
    witness: sendsBy({ method: 'POST' }, group({ Description: 'x'.repeat(10_000) })),
    apply: turnAway(
      ({ call }) => call.received.body.length > 8192,
      htmlPage(413, 'Request Entity Too Large'),
    ),
  },
  {
    title: 'body-limit-reset',
    about: 'closes the connection on a body of more than 64 KiB',
    reason:
      'A limit on the size of bodies that ends the connection, as servers do that do not read the rest.',
    clauses: bothClauses('Robust.input'),
    witness: sendsBy({ method: 'POST' }, group({ Description: '描'.repeat(10_000) })),
    apply: turnAway(({ call }) => call.received.body.length > 65_536, { delivery: 'reset' }),
  },
  {
    title: 'firewall-page',
    about: 'answers what looks like an attack with 403 and a page in HTML',
    reason: 'A web application firewall with its usual rules.',
    clauses: pages,
    witness: sends(group({ Description: '<script>alert(1)</script>' })),
    apply: turnAway(
      ({ call }) =>
        call.parameters.some(({ value }) =>
          /<script|union\s+select|['"]\s*(or|and)\b|['"][\s\S]*--|\.\.\/|\$\{|\{\{/i.test(value),
        ),
      htmlPage(403, 'Forbidden'),
    ),
  },
  {
    title: 'line-break-page',
    about: 'answers a line break or a NUL in a parameter with 400 and a page in HTML',
    reason: 'Gateways that build headers of parameters turn such values away, and Tomcat does so by itself.',
    clauses: pages,
    witness: sends(group({ SecurityGroupName: 'ab\r\nc' })),
    apply: turnAway(
      ({ call }) => call.parameters.some(({ value }) => /[\r\n\0]/.test(value)),
      htmlPage(400, 'Bad Request'),
    ),
  },
  {
    title: 'not-found-page',
    about: 'answers every 404 with a page in HTML',
    reason: 'proxy_intercept_errors of nginx with an error_page for 404.',
    clauses: [
      ...bothClauses('Error.envelope', 'RequestId.present', 'Format.xml', 'Format.json', 'Format.equal'),
      groupClause('VpcId.exists'),
    ],
    witness: sends(group({ VpcId: 'vpc-none' })),
    apply: sendInstead(
      ({ status }) => status === 404,
      () => htmlPage(404, 'Not Found'),
    ),
  },
  {
    title: 'forbidden-page',
    about: 'answers every 403 with a page in HTML, a full region’s too',
    reason: 'proxy_intercept_errors of nginx with an error_page for 403.',
    clauses: [...pageClauses, groupClause('Quota.limit')],
    witness: sends(...many(101, () => group())),
    apply: sendInstead(
      ({ status }) => status === 403,
      () => htmlPage(403, 'Forbidden'),
    ),
  },
  {
    title: 'quota-429',
    about: 'answers a full quota for policies with the right code and status 429',
    reason: 'An API gateway maps everything by the name of quota to 429.',
    clauses: [policyClause('Quota.error'), policyClause('DryRun.quota')],
    witness: sends(...many(51, () => policy())),
    apply: changeError('policyQuota', { status: 429 }),
  },
  {
    title: 'cached-by-address',
    about: 'answers an equal GET within two seconds with the same answer, and creates nothing',
    reason: 'A cache for GET keyed by the address without what signs it.',
    clauses: bothClauses('ClientToken.distinct', 'RequestId.unique', 'Result.id'),
    witness: sends(group(), group()),
    apply: cache(
      (context) =>
        context.call.received.method === 'GET' ? own(context, /^$/) + context.call.format : undefined,
      ({ status }) => status === 200,
      2000,
    ),
  },
  {
    title: 'refusals-cached-without-format',
    about: 'answers a refused request that is asked for in the other format in the first one',
    reason: 'A negative cache keyed by the parameters, of which Format is taken for one of the transport.',
    clauses: bothClauses('Format.xml', 'Format.json', 'Format.equal', 'RequestId.unique'),
    witness: inTurn(
      sends(group({ SecurityGroupName: '1' })),
      sendsBy({ format: 'XML' }, group({ SecurityGroupName: '1' })),
    ),
    apply: cache(
      (context) => own(context, /^Format$/),
      ({ status }) => status >= 400 && status < 500,
      60_000,
    ),
  },
  {
    title: 'refusals-cached-by-name',
    about: 'refuses a group again whose name it has refused before, whatever else was wrong',
    reason: 'A negative cache against clients that try again and again, keyed by account and name.',
    clauses: [
      groupClause('SecurityGroupName.charset'),
      groupClause('SecurityGroupName.first'),
      groupClause('SecurityGroupName.length'),
      ...bothClauses('RequestId.unique'),
    ],
    witness: sends(group({ Description: 'a' }), group()),
    apply: cache(
      ({ call }) => {
        const name = call.parameters.find((one) => one.name === 'SecurityGroupName')?.value;
        return name === undefined ? undefined : `${call.format} ${name}`;
      },
      ({ status }) => status >= 400 && status < 500,
      60_000,
    ),
  },
  {
    title: 'plus-through-proxy',
    about: 'reads a plus sign in the query of a GET request as a blank',
    reason: 'A proxy decodes the query and writes it anew, and leaves the plus as it is.',
    clauses: [groupClause('Result.readback'), ...bothClauses('Transport.get')],
    witness: sends(group({ 'Tag.1.Key': 'k', 'Tag.1.Value': 'a+b' })),
    apply: changeOwn((own, { call }) =>
      call.received.method === 'GET'
        ? own.map((one) =>
            /^(Description|Tag\.)/.test(one.name) ? { ...one, value: one.value.replaceAll('+', ' ') } : one,
          )
        : own,
    ),
  },
  {
    title: 'empty-parameters-dropped',
    about: 'takes no notice of parameters without a value, an empty tag key among them',
    reason: 'A gateway that builds the query anew leaves out what is empty.',
    clauses: [groupClause('Tag.Key.nonempty')],
    witness: sends(group({ 'Tag.1.Key': '' })),
    apply: changeOwn((own) => own.filter(({ name, value }) => value !== '' || !name.startsWith('Tag.'))),
  },
  {
    title: 'mismatch-page',
    about: 'answers a token that comes again with other parameters with a page',
    reason: 'The idempotence filter of a gateway answers in a form of its own.',
    clauses: [...pageClauses, ...bothClauses('ClientToken.mismatch')],
    witness: sends(group({ ClientToken: 'a' }), group({ ClientToken: 'a', SecurityGroupName: 'cd' })),
    apply: sendInstead(
      (answer) => /Mismatch/.test(codeOf(answer)),
      () => htmlPage(422, 'Unprocessable Entity'),
    ),
  },
]);
