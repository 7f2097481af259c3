import type { Parameter } from '../../endpoint/decode-form.ts';
import type { Received } from '../../endpoint/received.ts';
import type { Variation } from '../behaviour.ts';
import { bothClauses, type ClauseId, clauseOf, groupClause, policyClause } from '../clause-id.ts';
import { allOf, type Change, isCreation, skipChecks } from '../variation/change.ts';
import { isInBody } from '../variation/conditions.ts';
import { defect } from './defect.ts';

const get = bothClauses('Transport.get');
const post = bothClauses('Transport.post');

/** Changes the parameters of creations; those of other operations stay. */
function changeParameters(
  change: (parameters: readonly Parameter[], received: Received) => readonly Parameter[],
): Change {
  return (behaviour) => ({
    ...behaviour,
    read: {
      ...behaviour.read,
      parameters: (received) => {
        const parameters = behaviour.read.parameters(received);
        const action =
          received.headers['x-acs-action'] ?? parameters.find(({ name }) => name === 'Action')?.value;
        return /^CreateSecurity/.test(String(action)) ? change(parameters, received) : parameters;
      },
    },
  });
}

/** Refuses creations that come by `method`. */
function refuseMethod(method: string): Change {
  return (behaviour) => ({
    ...behaviour,
    before: [
      ...behaviour.before,
      (context) =>
        isCreation(context, 'both') && context.call.received.method === method
          ? behaviour.errors.method
          : undefined,
    ],
  });
}

const isCommon = ({ name }: Parameter): boolean =>
  /^(Action|Version|Format|AccessKeyId|Signature\w*|Timestamp|SecurityToken)$/.test(name);

/** Rules that are forgotten for parameters in a form body. */
const unchecked: readonly (readonly ['group' | 'policy', string, string, string, ClauseId])[] = [
  [
    'group',
    'sg-name-length',
    'SecurityGroupName.length',
    'SecurityGroupName',
    groupClause('SecurityGroupName.length'),
  ],
  ['group', 'sg-description-prefix', 'Description.prefix', 'Description', groupClause('Description.prefix')],
  ['group', 'sg-tag-key-length', 'Tag.Key.length', 'Tag', groupClause('Tag.Key.length')],
  ['group', 'sg-tag-count', 'Tag.count', 'Tag', groupClause('Tag.count')],
  ['group', 'sg-token-length', 'ClientToken.length', 'ClientToken', groupClause('ClientToken.length')],
  [
    'policy',
    'sp-name-charset',
    'SecurityPolicyName.charset',
    'SecurityPolicyName',
    policyClause('SecurityPolicyName.charset'),
  ],
  ['policy', 'sp-versions', 'TLSVersions.enum', 'TLSVersions', policyClause('TLSVersions.enum')],
  ['policy', 'sp-ciphers', 'Ciphers.supported', 'Ciphers', policyClause('Ciphers.supported')],
];

/** Rules that are forgotten by another method, or in another format. */
const uncheckedElsewhere: readonly (readonly ['group' | 'policy', string, string, ClauseId])[] = [
  ['group', 'sg-name-first', 'SecurityGroupName.first', groupClause('SecurityGroupName.first')],
  ['group', 'sg-description-prefix', 'Description.prefix', groupClause('Description.prefix')],
  ['group', 'sg-tag-count', 'Tag.count', groupClause('Tag.count')],
  ['group', 'sg-tag-value-prefix', 'Tag.Value.prefix', groupClause('Tag.Value.prefix')],
  ['policy', 'sp-name-length', 'SecurityPolicyName.length', policyClause('SecurityPolicyName.length')],
  ['policy', 'sp-versions', 'TLSVersions.enum', policyClause('TLSVersions.enum')],
  ['policy', 'sp-ciphers', 'Ciphers.supported', policyClause('Ciphers.supported')],
];

/** What can go wrong with where parameters stand. */
export const transportDefects: readonly Variation[] = [
  defect('transport/get-refused', 'refuses GET', get, refuseMethod('GET')),
  defect('transport/post-refused', 'refuses POST', post, refuseMethod('POST')),
  defect(
    'transport/form-body-ignored',
    'does not read form bodies',
    post,
    changeParameters((parameters) => parameters.filter((one) => one.place === 'query' || isCommon(one))),
  ),
  defect(
    'transport/query-of-post-ignored',
    'does not read the query of a POST request',
    post,
    changeParameters((parameters, { method }) =>
      parameters.filter((one) => method !== 'POST' || one.place === 'body' || isCommon(one)),
    ),
  ),
  defect(
    'transport/lists-in-form-bodies-ignored',
    'reads no numbered parameters of form bodies',
    post,
    changeParameters((parameters) =>
      parameters.filter(({ name, place }) => place === 'query' || !/\.\d+/.test(name)),
    ),
  ),
  defect(
    'transport/form-body-as-latin-1',
    'reads form bodies as Latin-1',
    [...post, groupClause('Result.readback')],
    changeParameters((parameters) =>
      parameters.map((one) =>
        one.place === 'query' ? one : { ...one, value: Buffer.from(one.value).toString('latin1') },
      ),
    ),
  ),
  defect(
    'transport/query-as-latin-1',
    'reads the query of a GET request as Latin-1',
    [
      ...get,
      groupClause('Result.readback'),
      groupClause('SecurityGroupName.charset'),
      groupClause('SecurityGroupName.first'),
    ],
    changeParameters((parameters, { method }) =>
      parameters.map((one) =>
        method === 'POST' ? one : { ...one, value: Buffer.from(one.value).toString('latin1') },
      ),
    ),
  ),
  defect(
    'transport/form-body-lower-case',
    'reads the values of form bodies in lower case',
    [...post, groupClause('Result.readback'), policyClause('Result.readback')],
    changeParameters((parameters) =>
      parameters.map((one) =>
        one.place === 'query' || isCommon(one) ? one : { ...one, value: one.value.toLowerCase() },
      ),
    ),
  ),
  ...uncheckedElsewhere.flatMap(([kind, family, clause, id]) => [
    defect(
      `${family}/unchecked-by-get`,
      `does not check ${clause} in requests by GET`,
      [id, clauseOf(kind, 'Transport.get')],
      skipChecks(kind, clause, ({ call }) => call.received.method === 'GET'),
    ),
    defect(
      `${family}/unchecked-in-xml`,
      `does not check ${clause} where XML is asked for`,
      [id, clauseOf(kind, 'Format.xml'), clauseOf(kind, 'Format.equal')],
      skipChecks(kind, clause, ({ call }) => call.format === 'XML'),
    ),
  ]),
  ...unchecked.map(([kind, family, clause, parameter, id]) =>
    defect(
      `${family}/unchecked-in-form-bodies`,
      `does not check ${clause} in form bodies`,
      [id, clauseOf(kind, 'Transport.post')],
      skipChecks(kind, clause, isInBody(parameter)),
    ),
  ),
  defect(
    'transport/unchecked-in-form-bodies',
    'checks no name, description, tag or cipher in form bodies',
    [...unchecked.map(([, , , , id]) => id), ...post],
    allOf(...unchecked.map(([kind, , clause, parameter]) => skipChecks(kind, clause, isInBody(parameter)))),
  ),
];
