import type { Variation } from '../behaviour.ts';
import { type ClauseId, clauseOf, groupClause, policyClause } from '../clause-id.ts';
import { type Kind, refuseWhen, skipChecks } from '../variation/change.ts';
import { allHold, type Condition, has, lacks, says } from '../variation/conditions.ts';
import { defect } from './defect.ts';

const isXml: Condition = ({ call }) => call.format === 'XML';

/** Rules that are forgotten when something else is in the request: kind, rule, and when. */
const forgotten: readonly (readonly [Kind, ClauseId, string, string, Condition])[] = [
  ['group', groupClause('SecurityGroupName.length'), 'token', 'a token', has('ClientToken')],
  ['group', groupClause('SecurityGroupName.charset'), 'description', 'a description', has('Description')],
  ['group', groupClause('SecurityGroupName.first'), 'tag', 'a tag', has('Tag.1.Key')],
  ['group', groupClause('Description.length'), 'vpc', 'a VPC', has('VpcId')],
  ['group', groupClause('Description.prefix'), 'no-name', 'no name', lacks('SecurityGroupName')],
  ['group', groupClause('Tag.Key.length'), 'vpc', 'a VPC', has('VpcId')],
  ['group', groupClause('Tag.Key.prefix'), 'value', 'a value for it', has('Tag.1.Value')],
  ['group', groupClause('Tag.Value.length'), 'description', 'a description', has('Description')],
  ['group', groupClause('Tag.Value.prefix'), 'second-tag', 'a second tag', has('Tag.2.Key')],
  ['group', groupClause('Tag.count'), 'token', 'a token', has('ClientToken')],
  ['group', groupClause('VpcId.exists'), 'tag', 'a tag', has('Tag.1.Key')],
  ['group', groupClause('ClientToken.length'), 'description', 'a description', has('Description')],
  ['group', groupClause('SecurityGroupName.length'), 'xml', 'XML asked for', isXml],
  [
    'group',
    groupClause('Tag.Key.prefix'),
    'token-and-description',
    'a token and a description',
    allHold(has('ClientToken'), has('Description')),
  ],
  ['policy', policyClause('SecurityPolicyName.length'), 'token', 'a token', has('ClientToken')],
  [
    'policy',
    policyClause('SecurityPolicyName.charset'),
    'second-version',
    'a second version',
    has('TLSVersions.2'),
  ],
  ['policy', policyClause('SecurityPolicyName.first'), 'second-cipher', 'a second cipher', has('Ciphers.2')],
  ['policy', policyClause('TLSVersions.enum'), 'third-version', 'a third version', has('TLSVersions.3')],
  ['policy', policyClause('Ciphers.supported'), 'third-version', 'a third version', has('TLSVersions.3')],
  ['policy', policyClause('Ciphers.supported'), 'second-cipher', 'a second cipher', has('Ciphers.2')],
  [
    'policy',
    policyClause('Ciphers.supported'),
    'old-version',
    'TLSv1.0 as the first version',
    says('TLSVersions.1', 'TLSv1.0'),
  ],
  ['policy', policyClause('ClientToken.ascii'), 'second-cipher', 'a second cipher', has('Ciphers.2')],
  ['policy', policyClause('SecurityPolicyName.length'), 'xml', 'XML asked for', isXml],
];

/** What holds of a tag that is valid in every respect, and by which it has to be accepted. */
const validTag = [
  groupClause('Tag.count'),
  groupClause('Tag.Key.nonempty'),
  groupClause('Tag.Key.length'),
  groupClause('Tag.Key.prefix'),
] as const;

/** Valid requests that are refused when two things come together. */
const refused: readonly (readonly [Kind, string, string, Condition, readonly ClauseId[]])[] = [
  [
    'group',
    'description-with-twenty-tags',
    'a description and a twentieth tag',
    allHold(has('Description'), has('Tag.20.Key')),
    [groupClause('Tag.count'), groupClause('Description.length')],
  ],
  [
    'group',
    'token-with-tags',
    'a token and a tag',
    allHold(has('ClientToken'), has('Tag.1.Key')),
    [...validTag, groupClause('ClientToken.idempotent')],
  ],
  [
    'group',
    'vpc-with-tags',
    'a VPC and a tag',
    allHold(has('VpcId'), has('Tag.1.Key')),
    [groupClause('VpcId.exists'), ...validTag],
  ],
  [
    'group',
    'name-and-description-alike',
    'a description that equals the name',
    ({ call }) => {
      const value = (name: string): string | undefined =>
        call.parameters.find((one) => one.name === name)?.value;
      return value('Description') !== undefined && value('Description') === value('SecurityGroupName');
    },
    [
      groupClause('Description.length'),
      groupClause('Description.prefix'),
      groupClause('Description.charset'),
      groupClause('SecurityGroupName.length'),
      groupClause('SecurityGroupName.first'),
      groupClause('SecurityGroupName.charset'),
      groupClause('SecurityGroupName.prefix'),
    ],
  ],
  [
    'policy',
    'token-with-dry-run-false',
    'a token and DryRun=false',
    allHold(has('ClientToken'), says('DryRun', 'false')),
    [policyClause('DryRun.false'), policyClause('ClientToken.idempotent')],
  ],
  [
    'policy',
    'two-versions-with-token',
    'two versions and a token',
    allHold(has('TLSVersions.2'), has('ClientToken')),
    [policyClause('TLSVersions.enum'), policyClause('Ciphers.supported')],
  ],
];

/** Defects that show only when two or three things come together in a request. */
export const combinationDefects: readonly Variation[] = [
  ...forgotten.map(([kind, id, title, what, condition]) => {
    const clause = id.slice(id.indexOf('.') + 1);
    return defect(
      `combination-unchecked/${kind === 'group' ? 'sg' : 'sp'}-${clause.toLowerCase().replaceAll('.', '-')}-with-${title}`,
      `does not check ${clause} of a request that has ${what}`,
      condition === isXml ? [id, clauseOf(kind, 'Format.equal')] : [id],
      skipChecks(kind, clause, condition),
    );
  }),
  ...refused.map(([kind, title, what, condition, clauses]) =>
    defect(
      `combination-refused/${kind === 'group' ? 'sg' : 'sp'}-${title}`,
      `refuses a request to create a ${kind} that has ${what}`,
      clauses,
      refuseWhen(kind, 'parameter', condition),
    ),
  ),
];
