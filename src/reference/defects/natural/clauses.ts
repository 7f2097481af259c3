import { type ClauseId, groupClause, policyClause } from '../../clause-id.ts';

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
