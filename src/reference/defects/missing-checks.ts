import type { Variation } from '../behaviour.ts';
import { type ClauseId, groupClause, policyClause } from '../clause-id.ts';
import { allOf, type Change, changeChecks, type Kind, skipChecks } from '../variation/change.ts';
import { lacks } from '../variation/conditions.ts';
import { defect } from './defect.ts';

interface Rule {
  readonly kind: Kind;
  /** As its checks have it. */
  readonly clause: string;
  readonly id: ClauseId;
  readonly family: string;
  readonly about: string;
  /** Whether only requests that have the parameter are looked at, so that the opposite of the rule makes sense. */
  readonly canBeInverted: boolean;
}

const group = (
  clause: Parameters<typeof groupClause>[0],
  family: string,
  about: string,
  canBeInverted = true,
): Rule => ({ kind: 'group', clause, id: groupClause(clause), family, about, canBeInverted });
const policy = (clause: Parameters<typeof policyClause>[0], family: string, about: string): Rule => ({
  kind: 'policy',
  clause,
  id: policyClause(clause),
  family,
  about,
  canBeInverted: clause.startsWith('ClientToken'),
});

/** The rules whose absence shows on its own; a name with a forbidden prefix breaks another rule as well. */
const rules: readonly Rule[] = [
  group('RegionId.required', 'sg-region', 'that RegionId is given', false),
  group('SecurityGroupName.length', 'sg-name-length', 'the length of names'),
  group('SecurityGroupName.first', 'sg-name-first', 'what names start with'),
  group('SecurityGroupName.charset', 'sg-name-charset', 'the characters of names'),
  group('Description.length', 'sg-description-length', 'the length of descriptions'),
  group('Description.prefix', 'sg-description-prefix', 'what descriptions start with'),
  group('Tag.count', 'sg-tag-count', 'the number of tags'),
  group('Tag.Key.nonempty', 'sg-tag-key', 'that tag keys are not empty'),
  group('Tag.Key.length', 'sg-tag-key-length', 'the length of tag keys'),
  group('Tag.Key.prefix', 'sg-tag-key-prefix', 'what tag keys start with'),
  group('Tag.Value.length', 'sg-tag-value-length', 'the length of tag values'),
  group('Tag.Value.prefix', 'sg-tag-value-prefix', 'what tag values start with'),
  group('VpcId.exists', 'sg-vpc', 'whether the VPC exists'),
  group('ClientToken.length', 'sg-token-length', 'the length of tokens'),
  policy('SecurityPolicyName.required', 'sp-name', 'that SecurityPolicyName is given'),
  policy('SecurityPolicyName.length', 'sp-name-length', 'the length of names'),
  policy('SecurityPolicyName.first', 'sp-name-first', 'what names start with'),
  policy('SecurityPolicyName.charset', 'sp-name-charset', 'the characters of names'),
  policy('TLSVersions.required', 'sp-versions', 'that TLSVersions is given'),
  policy('TLSVersions.enum', 'sp-versions', 'that TLS versions are known'),
  policy('Ciphers.required', 'sp-ciphers', 'that Ciphers is given'),
  policy('Ciphers.supported', 'sp-ciphers', 'that ciphers are supported by the versions'),
  policy('ClientToken.length', 'sp-token-length', 'the length of tokens'),
];

/** Lets the empty string pass a rule. */
const passEmpty = (clause: string): Change =>
  changeChecks('group', clause, (check) => ({
    ...check,
    isBroken: (subject, request, context) =>
      subject.value !== '' && check.isBroken(subject, request, context),
  }));

/** Some rules are backed up by another one, which has to give way as well before their absence shows. */
const backups: Readonly<Record<string, Change>> = {
  'RegionId.required': passEmpty('RegionId.exists'),
  'Tag.Key.nonempty': passEmpty('Tag.Key.length'),
  'TLSVersions.required': skipChecks('policy', 'Ciphers.supported', lacks('TLSVersions')),
};

function without({ kind, clause }: Rule): Change {
  return allOf(
    changeChecks(kind, clause, () => undefined),
    backups[clause] ?? allOf(),
  );
}

const missing = (rule: Rule): Variation =>
  defect(
    `${rule.family}/unchecked-${lastOf(rule.clause)}`,
    `does not check ${rule.about}`,
    [rule.id],
    without(rule),
  );

const inverted = (rule: Rule): Variation =>
  defect(
    `${rule.family}/inverted-${lastOf(rule.clause)}`,
    `checks the opposite of ${rule.about}`,
    [rule.id],
    allOf(
      changeChecks(rule.kind, rule.clause, (check) => ({
        ...check,
        isBroken: (subject, request, context) => !check.isBroken(subject, request, context),
      })),
      backups[rule.clause] ?? allOf(),
    ),
  );

const lastOf = (clause: string): string => clause.slice(clause.lastIndexOf('.') + 1);

/** Rules that are not checked, and rules of which the opposite is. */
export const missingCheckDefects: readonly Variation[] = [
  ...rules.map(missing),
  ...rules.filter(({ canBeInverted }) => canBeInverted).map(inverted),
];
