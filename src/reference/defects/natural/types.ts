import { parameterOf } from '../../../endpoint/decode-form.ts';
import { groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { keepGroup, keepTagValues, readPolicy } from './changes.ts';
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
]);
