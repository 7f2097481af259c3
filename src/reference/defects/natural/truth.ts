import { groupClause, policyClause } from '../../clause-id.ts';
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

/** The number that a version is written as; what it is written behind does not matter. */
const versionNumber = (text: string): number => Number(text.slice('TLSv'.length) || 'none');

/** Texts that are taken for nothing, for numbers or for properties. */
export const truthDefects: readonly NaturalDefect[] = naturals('types', [
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
    apply: readGroup(({ region }, { fixtures }) => ({ region: region || fixtures.homeRegion })),
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
              isBroken: (subject, request, context) =>
                subject.value in Object.prototype || check.isBroken(subject, request, context),
            }
          : check,
      ),
    })),
  },
]);
