type Touched = readonly [names: RegExp, ...clauses: string[]];

const group = 'CreateSecurityGroup';
const policy = 'CreateSecurityPolicy';

/** The clauses that are judged by the Code of a refusal. */
const codes = [
  '*.VpcId.exists',
  '*.Tag.Key.{nonempty,length,prefix}',
  '*.Tag.Value.{length,prefix}',
  '*.ClientToken.mismatch',
  '*.Quota.error',
  '*.DryRun.{pass,fail,quota}',
];

/** The clauses that are judged by what ids new resources have. */
const ids = (operation: string): readonly string[] => [
  `${operation}.ClientToken.{idempotent,concurrent,distinct}`,
  `${operation}.Result.readback`,
];

/** Only what no tester could judge, however clever: a clause that is merely harder to judge is not here. */
const touched: readonly Touched[] = [
  // Nothing can be read in one of the formats, so that nothing can be held against the other.
  [/^format-json\/(trailing-comma|single-quotes|truncated|callback|as-string|in-a-list)$/, '*.Format.equal'],
  [/^format-xml\/(not-closed|wrong-closing-tag|text-before|empty)$/, '*.Format.equal'],
  // No refusal has a Code.
  [/^error-body\/|^error-envelope\/(without-code|empty-code|lower-case-names|nested)$/, ...codes],
  // No refusal can be read, or has its fields where they can be found.
  [/^error-body\/|^error-envelope\/nested$/, '*.RequestId.unique', '*.Format.equal'],
  // There is no RequestId that another one could equal.
  [/^request-id\/(missing|empty|misnamed)$/, '*.RequestId.unique'],
  // There is no id to compare or to look up.
  [/^sg-id\/(missing|empty|in-a-list|an-object)$/, ...ids(group)],
  [/^sp-id\/(missing|empty|in-a-list|an-object)$/, ...ids(policy)],
  // No token is accepted, or no valid one, so that none can come again.
  [/^sg-token(\/refused|-length\/inverted-length)$/, `${group}.ClientToken.*`],
  [/^sp-token(\/refused|-length\/inverted-length)$/, `${policy}.ClientToken.*`],
  // No valid value of the parameter is accepted, so that no invalid one has a valid twin.
  [/^sg-name-\w+\/inverted-/, `${group}.SecurityGroupName.{length,first,charset,prefix}`],
  [/^sg-description-\w+\/inverted-/, `${group}.Description.{length,prefix,charset}`],
  [/^sg-tag-(key(-\w+)?|count)\/inverted-/, `${group}.Tag.*`],
  [/^sg-tag-value-\w+\/inverted-/, `${group}.Tag.{Value.*,alias}`],
  // No valid name is accepted, and without a name there is no policy.
  [/^sp-name-\w+\/inverted-/, `${policy}.*`],
  // The quota is full for good once some dozens of requests were sent.
  [/^sg-quota\/(refused|deleted)-count$/, `${group}.*`],
  [/^sp-dry-run\/counted$/, `${policy}.*`],
  // No region is ever full, or not where it could be filled without breaking the document's limit.
  [/^sg-quota\/(unchecked|max-doubled)$/, `${group}.Quota.scope`],
];

/** Globs on the ids of clauses that cannot be judged of an endpoint with the defect `name`, beside those that it breaks. */
export function touchedBy(name: string): readonly string[] {
  return touched.flatMap(([names, ...clauses]) => (names.test(name) ? clauses : []));
}
