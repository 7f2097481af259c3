import type { Wire } from '../../endpoint/fields.ts';
import type { Variation } from '../behaviour.ts';
import { bothClauses, type ClauseId, groupClause, policyClause } from '../clause-id.ts';
import { type Change, isCreation } from '../variation/change.ts';
import { allHold, type Condition, contains, has, says } from '../variation/conditions.ts';
import { defect } from './defect.ts';

/** Inputs that make a careless endpoint stumble. */
const inputs: readonly (readonly [string, string, Condition])[] = [
  ['nul', 'a NUL', contains(/\0/)],
  ['control-character', 'a control character', contains(/[\u{1}-\u{1f}\u{7f}]/u)],
  ['emoji', 'an emoji', contains(/\p{Extended_Pictographic}/u)],
  ['percent', 'a percent sign', contains(/%/)],
  ['percent-escape', 'a percent escape in its text', contains(/%[0-9A-Fa-f]{2}/)],
  ['right-to-left-mark', 'a right-to-left mark', contains(/[\u{200e}\u{200f}\u{202a}-\u{202e}]/u)],
  [
    'long-form-body',
    'ten thousand characters in a form body',
    ({ call }) => call.parameters.some(({ place, value }) => place === 'body' && [...value].length >= 10_000),
  ],
  [
    'duplicate',
    'a parameter that is given twice',
    ({ call }) => new Set(call.parameters.map(({ name }) => name)).size < call.parameters.length,
  ],
];

const page: Partial<Wire> = {
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Internal Server Error</body></html>',
};

/** What such an endpoint does then. */
const falls: readonly (readonly [string, string, Partial<Wire>])[] = [
  ['crash', 'answers 500', page],
  ['hang', 'never answers', { delivery: 'hang' }],
  ['disconnect', 'closes the connection', { delivery: 'reset' }],
];

function fall(condition: Condition, wire: Partial<Wire>): Change {
  return (behaviour) => ({
    ...behaviour,
    before: [
      ...behaviour.before,
      (context) => (isCreation(context, 'both') && condition(context) ? wire : undefined),
    ],
  });
}

const robust = bothClauses('Robust.input');

/** Inputs that every endpoint takes or refuses, but that break this one, by parameter. */
const ordinary: readonly (readonly [string, string, Condition, readonly ClauseId[]])[] = [
  [
    'long-name',
    'a name that is too long',
    ({ call }) =>
      call.parameters.some(({ name, value }) => /^Security\w+Name$/.test(name) && /^.{129,}$/su.test(value)),
    [groupClause('SecurityGroupName.length'), policyClause('SecurityPolicyName.length')],
  ],
  [
    'unknown-cipher',
    'an unknown cipher',
    contains(/RC4|DHE-RSA-AES128-SHA$|NULL|CCM_SHA384/),
    [policyClause('Ciphers.known')],
  ],
  [
    'unknown-vpc',
    'a VPC',
    ({ call }) =>
      call.parameters.some(({ name, value }) => name === 'VpcId' && !value.startsWith('vpc-reference-')),
    [groupClause('VpcId.exists')],
  ],
];

/** What the documents leave open, but for that it is answered. */
const openInputs: readonly (readonly [string, string, Condition])[] = [
  [
    'tag-without-key',
    'a tag without a key',
    allHold(has('Tag.1.Value'), lacksExactly('Tag.1.Key', 'Tag.1.key')),
  ],
  ['empty-name', 'a name that is empty', says('SecurityGroupName', '')],
  [
    'dry-run-yes',
    'a DryRun that is neither true nor false',
    ({ call }) =>
      call.parameters.some(({ name, value }) => name === 'DryRun' && !/^(true|false)?$/.test(value)),
  ],
];

function lacksExactly(...names: readonly string[]): Condition {
  return ({ call }) => !call.parameters.some(({ name }) => names.includes(name));
}

/** Parameters that are no free text, and in which a careless endpoint still meets some. */
const places = ['ClientToken', 'RegionId', 'Ciphers.1', 'DryRun'] as const;

const nulIn =
  (place: string): Condition =>
  ({ call }) =>
    call.parameters.some(({ name, value }) => name === place && value.includes('\0'));

/** Odd inputs that are neither accepted nor refused. */
export const oddInputDefects: readonly Variation[] = [
  ...inputs.flatMap(([title, what, condition]) =>
    falls.map(([how, does, wire]) =>
      defect(
        `odd-input-${how}/${title}`,
        `${does} when a request has ${what}`,
        robust,
        fall(condition, wire),
      ),
    ),
  ),
  ...openInputs.map(([title, what, condition]) =>
    defect(
      `odd-input-crash/${title}`,
      `answers 500 when a request has ${what}`,
      robust,
      fall(condition, page),
    ),
  ),
  ...places.map((place) =>
    defect(
      `odd-input-crash/nul-in-${place.toLowerCase().replace('.', '-')}`,
      `answers 500 when ${place} has a NUL in it`,
      robust,
      fall(nulIn(place), page),
    ),
  ),
  ...ordinary.map(([title, what, condition, clauses]) =>
    defect(
      `refusal-crash/${title}`,
      `answers 500 when a request has ${what}`,
      [...clauses, ...bothClauses('Error.envelope', 'Robust.input')],
      fall(condition, page),
    ),
  ),
];
