import type { Parameter } from '../../../endpoint/decode-form.ts';
import type { Received } from '../../../endpoint/received.ts';
import type { RequestContext } from '../../behaviour.ts';
import { group, policy } from '../../testing/ask.ts';
import { many, sends, sendsBy } from '../../testing/witness.ts';
import { type Change, changeAnswers } from '../../variation/change.ts';
import { isBeyond, nowAndThen } from '../../variation/conditions.ts';
import { htmlPage } from '../../variation/pages.ts';
import { type NaturalOddity, naturals } from './natural.ts';

/** Changes the parameters of all requests. */
const changeParameters =
  (change: (all: readonly Parameter[], received: Received) => readonly Parameter[]): Change =>
  (behaviour) => ({
    ...behaviour,
    read: {
      ...behaviour.read,
      parameters: (received) => change(behaviour.read.parameters(received), received),
    },
  });

const addHeaders =
  (headersOf: (context: RequestContext) => Readonly<Record<string, string>>): Change =>
  (behaviour) => ({
    ...behaviour,
    wire: [
      ...behaviour.wire,
      (wire, context) => ({ ...wire, headers: { ...wire.headers, ...headersOf(context) } }),
    ],
  });

const names =
  `Action Version Format RegionId SecurityGroupName Description VpcId ClientToken ResourceGroupId OwnerAccount
   SecurityPolicyName DryRun TLSVersions Ciphers`.split(/\s+/);
const byLowerCase = new Map(names.map((name) => [name.toLowerCase(), name]));

/** The name of a parameter as the documents write it, where only its letter case differs. */
function inDocumentedCase(name: string): string {
  const [, stem = '', rest = ''] = /^([a-z]+)(.*)$/i.exec(name) ?? [];
  const known = byLowerCase.get(stem.toLowerCase());
  return known === undefined ? name : known + rest;
}

const withDots = (name: string): string => name.replace(/\[(\w+)\]/g, '.$1');

/** The last of parameters with one name, in the place of the first. */
function lastWins(all: readonly Parameter[]): readonly Parameter[] {
  return [...new Map(all.map((one) => [one.name, one])).values()];
}

/** Parameters with one name as one, with commas between the values. */
function joined(all: readonly Parameter[]): readonly Parameter[] {
  return lastWins(all).map((one) => ({
    ...one,
    value: all
      .filter(({ name }) => name === one.name)
      .map(({ value }) => value)
      .join(','),
  }));
}

/** What frameworks and gateways do by themselves, within the documents. */
export const transportOddities: readonly NaturalOddity[] = [
  ...naturals('frameworks', [
    {
      title: 'errors-with-a-trace',
      about: 'has a time, a path and a trace beside the envelope of errors',
      reason: 'The attributes of an error of Spring are left in.',
      witness: sends(group({ SecurityGroupName: '1' })),
      apply: changeAnswers('both', (answer) =>
        answer.root === 'Error'
          ? {
              ...answer,
              fields: {
                timestamp: '2024-01-01T00:00:00.000+00:00',
                path: '/',
                traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
                ...answer.fields,
              },
            }
          : answer,
      ),
    },
    {
      title: 'names-in-any-letter-case',
      about: 'takes names of parameters in any letter case',
      reason: 'ASP.NET binds parameters so.',
      witness: sends({ ...group({ Description: undefined }), description: 'abcd' }),
      apply: changeParameters((all) => {
        const given = new Set(all.map(({ name }) => name));
        return all.map((one) => {
          const name = inDocumentedCase(one.name);
          return given.has(name) ? one : { ...one, name };
        });
      }),
    },
    {
      title: 'brackets-for-dots',
      about: 'takes lists and tags with brackets in their names as well',
      reason: 'Rails, PHP and qs write and read them so.',
      witness: sends(group({ 'Tag[1][Key]': 'k' })),
      apply: changeParameters((all) => {
        const given = new Set(all.map(({ name }) => name));
        return all.map((one) => (given.has(withDots(one.name)) ? one : { ...one, name: withDots(one.name) }));
      }),
    },
    {
      title: 'repeated-last-wins',
      about: 'takes the last of parameters with one name',
      reason: 'PHP and Rails do so.',
      witness: sendsBy({ more: '&Description=cd' }, group({ Description: 'ab' })),
      apply: changeParameters(lastWins),
    },
    {
      title: 'repeated-joined',
      about: 'joins parameters with one name by commas',
      reason: 'ASP.NET does so.',
      witness: sendsBy({ more: '&Description=cd' }, group({ Description: 'ab' })),
      apply: changeParameters(joined),
    },
    {
      title: 'many-headers',
      about: 'sends the headers of Express and of its usual helpers',
      reason: 'Helmet, cors and a rate limiter are in front of every route.',
      witness: sends(group()),
      apply: addHeaders(() => ({
        'x-powered-by': 'Express',
        'content-security-policy': "default-src 'self'",
        'x-ratelimit-limit': '1000',
        'x-ratelimit-remaining': '0',
        vary: 'Accept-Encoding, Origin',
        etag: 'W/"7b-Zk3"',
      })),
    },
    {
      title: 'body-limit-in-envelope',
      about: 'refuses a body of more than 8 KiB with 413 in the envelope',
      reason: 'A limit on bodies that the handler of errors knows.',
      witness: sendsBy({ method: 'POST' }, group({ Description: 'x'.repeat(10_000) })),
      apply: (behaviour) => ({
        ...behaviour,
        before: [
          ...behaviour.before,
          ({ call }) => (call.received.body.length > 8192 ? behaviour.errors.tooLarge : undefined),
        ],
      }),
    },
    {
      title: 'status-by-kind',
      about: 'answers 422 or 409 to what is not valid where no status is documented',
      reason:
        'Frameworks for REST have statuses of their own for what is read and not valid, and for what collides.',
      witness: sends(group({ SecurityGroupName: '1' })),
      apply: (behaviour) => ({
        ...behaviour,
        errors: {
          ...behaviour.errors,
          groupName: { ...behaviour.errors.groupName, status: 422 },
          description: { ...behaviour.errors.description, status: 422 },
          policyName: { ...behaviour.errors.policyName, status: 422 },
          ciphers: { ...behaviour.errors.ciphers, status: 422 },
          versions: { ...behaviour.errors.versions, status: 422 },
          token: { ...behaviour.errors.token, status: 422 },
          tagDuplicate: { ...behaviour.errors.tagDuplicate, status: 409 },
        },
      }),
    },
  ]),
  ...naturals('gateways', [
    {
      title: 'address-limit',
      about: 'answers 414 with a page in HTML to an address of more than 8 000 characters',
      reason: 'large_client_header_buffers of nginx; nginx answers by itself.',
      witness: sends(group({ Description: 'x'.repeat(9000) })),
      apply: (behaviour) => ({
        ...behaviour,
        before: [
          ...behaviour.before,
          ({ call }) =>
            call.received.query.length > 8000 ? htmlPage(414, 'Request-URI Too Large') : undefined,
        ],
      }),
    },
    {
      title: 'headers-of-a-proxy',
      about: 'sends the headers of a content delivery network',
      reason: 'Each hop adds its own.',
      witness: sends(group()),
      apply: addHeaders(() => ({
        server: 'Tengine',
        via: '1.1 varnish, cache7.l2et15[21,0]',
        'x-cache': 'MISS',
        'x-request-id': '00000000-0000-0000-0000-000000000000',
        'cache-control': 'no-store',
      })),
    },
    {
      title: 'closed-after-a-hundred',
      about: 'closes the connection behind every hundredth answer, and says so',
      reason: 'keepalive_requests of nginx.',
      witness: sends(...many(100, () => ({ Action: 'DescribeRegions' }))),
      apply: addHeaders(({ call }) =>
        call.received.ordinal % 100 === 0 ? { connection: 'close' } : ({} as Record<string, string>),
      ),
    },
    {
      title: 'unavailable-502',
      about: 'answers one request of a hundred with 502 and a page in HTML, and does nothing',
      reason: 'A worker is started anew.',
      witness: sends(...many(300, () => ({ Action: 'DescribeRegions' }))),
      apply: (behaviour) => ({
        ...behaviour,
        before: [
          ...behaviour.before,
          (context) => (nowAndThen(0.01, '502')(context) ? htmlPage(502, 'Bad Gateway') : undefined),
        ],
      }),
    },
    {
      title: 'unavailable-504',
      about: 'answers one request of a hundred with 504 and a page in HTML, and does what it asks for',
      reason: 'The application takes longer than the gateway waits.',
      witness: sends(...many(300, () => ({ Action: 'DescribeRegions' }))),
      apply: (behaviour) => ({
        ...behaviour,
        wire: [
          ...behaviour.wire,
          (wire, context) =>
            nowAndThen(0.01, '504')(context) ? { ...wire, ...htmlPage(504, 'Gateway Time-out') } : wire,
        ],
      }),
    },
    {
      title: 'unavailable-in-bursts',
      about: 'answers 503 with a page in HTML behind three hundred requests within a second',
      reason: 'limit_req of nginx answers 503 by default.',
      witness: sends(...many(302, () => ({ Action: 'DescribeRegions' }))),
      apply: (behaviour) => {
        const isTooMuch = isBeyond(300);
        return {
          ...behaviour,
          before: [
            ...behaviour.before,
            (context) => (isTooMuch(context) ? htmlPage(503, 'Service Temporarily Unavailable') : undefined),
          ],
        };
      },
    },
    {
      title: 'firewall-in-envelope',
      about: 'refuses what looks like an attack in a description or a name, in the envelope',
      reason: 'A web application firewall that was taught the form of errors.',
      witness: sends(policy({ SecurityPolicyName: '<script>' }), group({ Description: '<script>' })),
      apply: (behaviour) => ({
        ...behaviour,
        before: [
          ...behaviour.before,
          ({ call }) =>
            call.parameters.some(
              ({ name, value }) =>
                /Name$|^Description$/.test(name) && /<script|\$\{|\{\{|['"].*--/is.test(value),
            )
              ? { status: 405, code: 'IllegalRequest', message: 'The request was blocked.' }
              : undefined,
        ],
      }),
    },
  ]),
];
