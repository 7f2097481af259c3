const common = [
  'ClientToken.ascii',
  'ClientToken.length',
  'ClientToken.idempotent',
  'ClientToken.distinct',
  'ClientToken.concurrent',
  'ClientToken.mismatch',
  'ResourceGroupId.accepted',
  'Result.id',
  'Result.readback',
  'Refusal.effect',
  'RequestId.present',
  'RequestId.unique',
  'RequestId.uuid',
  'Format.json',
  'Format.xml',
  'Format.equal',
  'Error.envelope',
  'Transport.get',
  'Transport.post',
  'Robust.input',
] as const;

const group = [
  ...common,
  'RegionId.required',
  'SecurityGroupName.length',
  'SecurityGroupName.first',
  'SecurityGroupName.charset',
  'SecurityGroupName.prefix',
  'SecurityGroupName.optional',
  'Description.length',
  'Description.prefix',
  'Description.charset',
  'Description.optional',
  'Tag.count',
  'Tag.Key.nonempty',
  'Tag.Key.length',
  'Tag.Key.prefix',
  'Tag.Value.empty',
  'Tag.Value.length',
  'Tag.Value.prefix',
  'Tag.alias',
  'VpcId.exists',
  'VpcId.required',
  'OwnerAccount.accepted',
  'Quota.limit',
  'Quota.scope',
  'Result.isolation',
] as const;

const policy = [
  ...common,
  'SecurityPolicyName.required',
  'SecurityPolicyName.length',
  'SecurityPolicyName.first',
  'SecurityPolicyName.charset',
  'TLSVersions.required',
  'TLSVersions.enum',
  'Ciphers.required',
  'Ciphers.known',
  'Ciphers.supported',
  'DryRun.pass',
  'DryRun.pass.status',
  'DryRun.fail',
  'DryRun.effect',
  'DryRun.quota',
  'DryRun.false',
  'Quota.error',
  'Quota.error.message',
] as const;

/** A clause that both operations have, without the operation. */
export type CommonClause = (typeof common)[number];

/** A clause of CreateSecurityGroup, without the operation. */
export type GroupClause = (typeof group)[number];

/** A clause of CreateSecurityPolicy, without the operation. */
export type PolicyClause = (typeof policy)[number];

/** The id of a clause. */
export type ClauseId = `CreateSecurityGroup.${GroupClause}` | `CreateSecurityPolicy.${PolicyClause}`;

/** The id of a clause of CreateSecurityGroup. */
export function groupClause(clause: GroupClause): ClauseId {
  return `CreateSecurityGroup.${clause}`;
}

/** The id of a clause of CreateSecurityPolicy. */
export function policyClause(clause: PolicyClause): ClauseId {
  return `CreateSecurityPolicy.${clause}`;
}

/** The id of a clause that both operations have, for one of them. */
export function clauseOf(kind: 'group' | 'policy', clause: CommonClause): ClauseId {
  return kind === 'group' ? groupClause(clause) : policyClause(clause);
}

/** The ids of clauses that both operations have, for both. */
export function bothClauses(...clauses: readonly CommonClause[]): readonly ClauseId[] {
  return clauses.flatMap((clause) => [groupClause(clause), policyClause(clause)]);
}

/** The id of every clause. */
export const clauseIds: readonly ClauseId[] = [...group.map(groupClause), ...policy.map(policyClause)];

/** Whether a clause is about policies, of which an account may have any number; the document says how many groups. */
export function isPolicyClause(id: string): boolean {
  return id.startsWith('CreateSecurityPolicy.');
}
