import { groupClause, policyClause } from '../../clause-id.ts';
import { parameterOf } from '../../http/decode-form.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { changeGroup } from '../../variation/change.ts';
import {
  decide,
  keepGroup,
  keepPolicy,
  keepTagValues,
  readGroup,
  readPolicy,
  renameTokens,
} from './changes.ts';
import { merged, tagKeys } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const readback = [groupClause('Result.readback')];
const valued = (...values: readonly string[]) =>
  sends(...values.map((value) => group({ 'Tag.1.Key': 'k', 'Tag.1.Value': value })));

const yaml: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  y: 'true',
  no: 'false',
  off: 'false',
  n: 'false',
  null: '',
  '~': '',
};

/** What a text without quotes comes to when YAML 1.1 reads it and it is written out again. */
function throughYaml(text: string): string {
  const word = yaml[text.toLowerCase()];
  if (word !== undefined) return word;
  if (/^0[0-7]+$/.test(text)) return String(Number.parseInt(text, 8));
  if (/^[-+]?(\d+|\d*\.\d+|\d+\.\d*)(e[-+]?\d+)?$/i.test(text)) return String(Number(text));
  return text;
}

/** What a text comes to when it is read as JSON where it is JSON. */
function throughJson(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  } catch {
    return text;
  }
}

/** A date as a library writes it that has taken the text for one. */
function throughDates(text: string): string {
  return /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?)?$/.test(text) && !Number.isNaN(Date.parse(text))
    ? new Date(text).toISOString()
    : text;
}

/** The number that a version is written as; what it is written behind does not matter. */
const versionNumber = (text: string): number => Number(text.slice('TLSv'.length) || 'none');

/** Texts that are taken for something else, and something else that is written as text. */
export const typeDefects: readonly NaturalDefect[] = naturals('types', [
  {
    title: 'dry-run-any-text-is-true',
    about: 'makes a dry run of every request that has DryRun, whatever its value',
    reason: "bool('false') in Python and !!'false' in JavaScript are true.",
    clauses: [policyClause('DryRun.false')],
    witness: sends(policy({ DryRun: 'false' })),
    apply: readPolicy((_request, { call }) => ({
      dryRun: (parameterOf(call.parameters, 'DryRun') ?? '') !== '',
    })),
  },
  {
    title: 'dry-run-true-by-its-capital',
    about: 'makes a dry run of True only, and creates for true',
    reason: 'The value is compared with str(True) of Python.',
    clauses: [
      policyClause('DryRun.pass'),
      policyClause('DryRun.effect'),
      policyClause('DryRun.fail'),
      policyClause('DryRun.quota'),
    ],
    witness: sends(policy({ DryRun: 'true' })),
    apply: readPolicy((_request, { call }) => ({
      dryRun: parameterOf(call.parameters, 'DryRun') === 'True',
    })),
  },
  {
    title: 'tag-values-through-yaml',
    about: 'keeps no as false, 1.20 as 1.2 and 010 as 8 in tag values',
    reason: 'Tags are kept in a YAML file without quotes around them.',
    clauses: readback,
    witness: valued('no', '1.20'),
    apply: keepTagValues(throughYaml),
  },
  {
    title: 'tag-values-through-json',
    about: 'keeps null as nothing, 1e3 as 1000 and long numbers rounded in tag values',
    reason: 'A helper that parses JSON where it can stands between the form and the handler.',
    clauses: readback,
    witness: valued('null', '1.0', '12345678901234567890'),
    apply: keepTagValues(throughJson),
  },
  {
    title: 'tag-values-as-dates',
    about: 'keeps tag values that look like dates in another spelling',
    reason: 'Json.NET and date revivers turn texts that look like dates into dates.',
    clauses: readback,
    witness: valued('2024-01-31'),
    apply: keepTagValues(throughDates),
  },
  {
    title: 'description-none',
    about: 'shows None as the description of a group that was given none',
    reason: 'str(None) in Python.',
    clauses: [...readback, groupClause('Description.optional')],
    witness: sends(group()),
    apply: keepGroup(({ description }) => ({ description: description === '' ? 'None' : description })),
  },
  {
    title: 'name-null',
    about: 'shows null as the name of a group that was given none',
    reason: 'String.valueOf(null) in Java and template literals in JavaScript write the word.',
    clauses: [...readback, groupClause('SecurityGroupName.optional')],
    witness: sends(group({ SecurityGroupName: undefined })),
    apply: keepGroup(({ name }) => ({ name: name === '' ? 'null' : name })),
  },
  {
    title: 'vpc-undefined',
    about: 'shows undefined as the VPC of a group without one',
    reason: 'A template literal in JavaScript writes the word.',
    clauses: readback,
    witness: sends(group()),
    apply: keepGroup(({ vpcId }) => ({ vpcId: vpcId ?? 'undefined' })),
  },
  {
    title: 'tag-value-none',
    about: 'shows None as the value of a tag whose value is empty',
    reason: '`value or None` in Python makes None of the empty string, and str(None) a word.',
    clauses: [...readback, groupClause('Tag.Value.empty')],
    witness: valued(''),
    apply: keepTagValues((value) => (value === '' ? 'None' : value)),
  },
  {
    title: 'tag-key-zero-is-empty',
    about: 'refuses 0 as a tag key, as if it were empty',
    reason: 'In PHP the text 0 is false and empty.',
    clauses: tagKeys,
    witness: sends(group({ 'Tag.1.Key': '0', 'Tag.1.Value': 'v' })),
    apply: decide('group', 'Tag.Key.nonempty', (text) => text === '' || text === '0'),
  },
  {
    title: 'tag-value-zero-is-empty',
    about: 'loses the tag value 0',
    reason: 'In PHP the text 0 is false, and the number 0 in JavaScript.',
    clauses: readback,
    witness: valued('0'),
    apply: keepTagValues((value) => (value === '0' ? '' : value)),
  },
  {
    title: 'names-like-nothing',
    about: 'takes the names null, none, undefined and NaN for no name',
    reason: 'A helper levels what clients in other languages send when they have no value.',
    clauses: readback,
    witness: sends(group({ SecurityGroupName: 'None' })),
    apply: keepGroup(({ name }) => ({ name: /^(null|none|nil|undefined|nan)$/i.test(name) ? '' : name })),
  },
  {
    title: 'name-required-beside-word',
    about: 'refuses the names null, none, undefined and true for a policy',
    reason: 'The same helper in front of a mandatory parameter.',
    clauses: [
      policyClause('SecurityPolicyName.charset'),
      policyClause('SecurityPolicyName.first'),
      policyClause('SecurityPolicyName.length'),
      policyClause('SecurityPolicyName.required'),
    ],
    witness: sends(policy({ SecurityPolicyName: 'null' })),
    apply: decide('policy', 'SecurityPolicyName.required', (text) =>
      /^(|null|none|undefined|true)$/i.test(text),
    ),
  },
  {
    title: 'token-like-nothing',
    about: 'takes the tokens 0, null, none, undefined and false of a group for none',
    reason: 'The token is tested for truth, and words for nothing are levelled before.',
    clauses: [groupClause('ClientToken.idempotent'), groupClause('ClientToken.concurrent')],
    witness: sends(group({ ClientToken: '0' }), group({ ClientToken: '0' })),
    apply: readGroup(({ token }) => ({
      token: /^(0|null|none|undefined|false)$/i.test(token ?? '0') ? undefined : token,
    })),
  },
  ...(['group', 'policy'] as const).map((kind) => {
    const made = kind === 'group' ? group : policy;
    return {
      title: `${kind}-tokens-as-numbers`,
      about: `takes tokens of a ${kind} for the same that are the same number`,
      reason: "In PHP '1e3' == '1000', and a key of digits in an array becomes a number.",
      clauses: merged(kind),
      witness: sends(made({ ClientToken: '1000' }), made({ ClientToken: '1e3' })),
      apply: renameTokens(kind, (token) =>
        /^[-+]?\d+(\.\d+)?(e\d{1,3})?$/i.test(token) ? String(Number(token)) : token,
      ),
    };
  }),
  {
    title: 'region-by-default',
    about: 'creates in a region of its own choice when none is given',
    reason: 'The parameter has a default in the signature of the handler.',
    clauses: [groupClause('RegionId.required')],
    witness: sends(group({ RegionId: undefined })),
    apply: readGroup(({ region }, { world }) => ({ region: region || world.homeRegion })),
  },
  {
    title: 'version-as-number',
    about: 'takes TLSv1.20, TLSv01.2 and whatever else has the number of a version behind four letters',
    reason: 'The version is read with float or parseFloat, and looked up by its number.',
    clauses: [policyClause('TLSVersions.enum')],
    witness: sends(policy({ 'TLSVersions.1': 'TLSv1.20' })),
    apply: readPolicy(({ tlsVersions }, { behaviour }) => ({
      tlsVersions: tlsVersions.map(
        (text) => behaviour.tlsVersions.find((one) => versionNumber(one) === versionNumber(text)) ?? text,
      ),
    })),
  },
  {
    title: 'cipher-from-a-version-on',
    about: 'finds every cipher supported by all versions behind the one that brought it',
    reason: 'A TLS library tells with which version a cipher came, and versions are compared as numbers.',
    clauses: [policyClause('Ciphers.supported')],
    witness: sends(policy({ 'TLSVersions.1': 'TLSv1.3' })),
    apply: (behaviour) => ({
      ...behaviour,
      supports: (cipher, versions, table) => {
        const since = Object.keys(table).find((version) => table[version]?.includes(cipher) === true);
        return since !== undefined && versions.some((version) => version >= since);
      },
    }),
  },
  {
    title: 'versions-as-range',
    about: 'shows all TLS versions between the lowest and the highest that were given',
    reason: 'TLS libraries are set up with a least and a greatest version, and that is what is kept.',
    clauses: [policyClause('Result.readback')],
    witness: sends(policy({ 'TLSVersions.1': 'TLSv1.0', 'TLSVersions.2': 'TLSv1.2' })),
    apply: keepPolicy(({ tlsVersions }, { behaviour }) => {
      const sorted = tlsVersions.toSorted();
      const isWithin = (version: string) => version >= (sorted[0] ?? '') && version <= (sorted.at(-1) ?? '');
      return { tlsVersions: behaviour.tlsVersions.filter(isWithin) };
    }),
  },
  {
    title: 'tags-in-an-object',
    about: 'loses the tag with the key __proto__',
    reason: 'Tags are the properties of a JavaScript object.',
    clauses: readback,
    witness: sends(group({ 'Tag.1.Key': '__proto__', 'Tag.1.Value': 'v' })),
    apply: keepGroup(({ tags }) => ({ tags: tags.filter(({ key }) => key !== '__proto__') })),
  },
  {
    title: 'tag-keys-seen-in-an-object',
    about: 'refuses the tag keys constructor and toString as given twice',
    reason: 'The keys seen so far are properties of a JavaScript object, which has inherited ones.',
    clauses: tagKeys,
    witness: sends(group({ 'Tag.1.Key': 'constructor', 'Tag.1.Value': 'v' })),
    apply: changeGroup(({ checks }) => ({
      checks: checks.map((check) =>
        check.clause === 'open.tag-key-twice'
          ? {
              ...check,
              isBroken: (subject, request, scene) =>
                subject.value in Object.prototype || check.isBroken(subject, request, scene),
            }
          : check,
      ),
    })),
  },
]);
