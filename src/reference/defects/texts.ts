import { type ClauseId, groupClause, policyClause } from '../clause-id.ts';
import type { TextRules } from '../rules/text-rules.ts';
import type { Kind } from '../variation/change.ts';

/** A text parameter as defects speak of it. */
export interface TextParameter {
  /** The family that its defects stand in. */
  readonly family: string;
  /** What it is called in a sentence. */
  readonly noun: string;
  readonly rule: keyof TextRules;
  readonly kind: Kind;
  readonly parameter: string;
  readonly length: ClauseId;
  readonly prefix?: ClauseId;
  /** Whether texts beyond ASCII are documented, so that counting bytes shows. */
  readonly takesChinese: boolean;
}

/** Every text parameter. */
export const textParameters: readonly TextParameter[] = [
  {
    family: 'sg-name',
    noun: 'group name',
    rule: 'groupName',
    kind: 'group',
    parameter: 'SecurityGroupName',
    length: groupClause('SecurityGroupName.length'),
    takesChinese: true,
  },
  {
    family: 'sg-description',
    noun: 'description',
    rule: 'description',
    kind: 'group',
    parameter: 'Description',
    length: groupClause('Description.length'),
    prefix: groupClause('Description.prefix'),
    takesChinese: true,
  },
  {
    family: 'sg-tag-key',
    noun: 'tag key',
    rule: 'tagKey',
    kind: 'group',
    parameter: 'Tag.1.Key',
    length: groupClause('Tag.Key.length'),
    prefix: groupClause('Tag.Key.prefix'),
    takesChinese: true,
  },
  {
    family: 'sg-tag-value',
    noun: 'tag value',
    rule: 'tagValue',
    kind: 'group',
    parameter: 'Tag.1.Value',
    length: groupClause('Tag.Value.length'),
    prefix: groupClause('Tag.Value.prefix'),
    takesChinese: true,
  },
  {
    family: 'sg-token',
    noun: 'token of a group',
    rule: 'groupToken',
    kind: 'group',
    parameter: 'ClientToken',
    length: groupClause('ClientToken.length'),
    takesChinese: false,
  },
  {
    family: 'sp-name',
    noun: 'policy name',
    rule: 'policyName',
    kind: 'policy',
    parameter: 'SecurityPolicyName',
    length: policyClause('SecurityPolicyName.length'),
    takesChinese: false,
  },
  {
    family: 'sp-token',
    noun: 'token of a policy',
    rule: 'policyToken',
    kind: 'policy',
    parameter: 'ClientToken',
    length: policyClause('ClientToken.length'),
    takesChinese: false,
  },
];
