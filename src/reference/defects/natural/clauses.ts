import { bothClauses, type ClauseId, clauseOf, groupClause, policyClause } from '../../clause-id.ts';

/** What holds of the characters of a name, and of their number, where one expression decides all of it. */
export const groupNames: readonly ClauseId[] = [
  groupClause('SecurityGroupName.charset'),
  groupClause('SecurityGroupName.first'),
  groupClause('SecurityGroupName.length'),
];

/** The same of policies. */
export const policyNames: readonly ClauseId[] = [
  policyClause('SecurityPolicyName.charset'),
  policyClause('SecurityPolicyName.first'),
  policyClause('SecurityPolicyName.length'),
];

/** What the tag keys of an accepted request keep. */
export const tagKeys: readonly ClauseId[] = [
  groupClause('Tag.Key.length'),
  groupClause('Tag.Key.prefix'),
  groupClause('Tag.Key.nonempty'),
  groupClause('Tag.count'),
];

/** What the tags of a refused request break, where one of them is not looked at. */
export const tagRules: readonly ClauseId[] = [
  groupClause('Tag.count'),
  groupClause('Tag.Key.nonempty'),
  groupClause('Tag.Key.length'),
  groupClause('Tag.Key.prefix'),
  groupClause('Tag.Value.length'),
  groupClause('Tag.Value.prefix'),
];

/** What a page breaks that stands in place of the envelope. */
export const pageClauses: readonly ClauseId[] = bothClauses(
  'Error.envelope',
  'RequestId.present',
  'Format.json',
  'Format.xml',
  'Format.equal',
);

/** What tokens break that are taken for one another. */
export const merged = (kind: 'group' | 'policy'): readonly ClauseId[] => [
  clauseOf(kind, 'ClientToken.distinct'),
  clauseOf(kind, 'Result.id'),
];
