import { groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { decide, matchName, resuming } from './changes.ts';
import { groupNames, policyNames } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const groupCalled = (name: string) => group({ SecurityGroupName: name });
const policyCalled = (name: string) => policy({ SecurityPolicyName: name });
const matches = (pattern: RegExp) => (text: string) => pattern.test(text);

/** Regular expressions for names, each with what is usual to get wrong in one. */
export const namePatternDefects: readonly NaturalDefect[] = naturals('patterns', [
  {
    title: 'group-name-final-line-break',
    about: 'takes a line break at the end of the name of a group',
    reason: 'In Python, Perl and PCRE `$` also matches in front of a final line break.',
    clauses: [groupClause('SecurityGroupName.charset')],
    witness: sends(groupCalled('ab\n')),
    apply: matchName('group', matches(/^[A-Za-z一-龥][\dA-Za-z一-龥:_-]{1,127}\n?$/)),
  },
  {
    title: 'policy-name-final-line-break',
    about: 'takes a line break at the end of the name of a policy',
    reason: 'In Python, Perl and PCRE `$` also matches in front of a final line break.',
    clauses: [policyClause('SecurityPolicyName.charset')],
    witness: sends(policyCalled('ab\n')),
    apply: matchName('policy', matches(/^[A-Za-z][\w.-]{1,127}\n?$/)),
  },
  {
    title: 'group-name-any-line',
    about: 'takes the name of a group when any of its lines is a right one',
    reason: 'In Ruby `^` and `$` stand at the ends of each line, not of the text.',
    clauses: groupNames,
    witness: sends(groupCalled('ab\n<script>')),
    apply: matchName('group', matches(/^[A-Za-z一-龥][\dA-Za-z一-龥:_-]{1,127}$/m)),
  },
  {
    title: 'policy-name-any-line',
    about: 'takes the name of a policy when any of its lines is a right one',
    reason: 'The pattern is compiled with the flag for many lines.',
    clauses: policyNames,
    witness: sends(policyCalled('1\nab')),
    apply: matchName('policy', matches(/^[A-Za-z][\w.-]{1,127}$/m)),
  },
  {
    title: 'policy-name-searched',
    about: 'takes the name of a policy when any part of it is right',
    reason: 'Go’s MatchString and Python’s search look for the pattern anywhere, and it has no anchors.',
    clauses: policyNames,
    witness: sends(policyCalled('!ab')),
    apply: matchName('policy', matches(/[A-Za-z][\w.-]{1,127}/)),
  },
  {
    title: 'group-name-open-end',
    about: 'takes everything behind two right characters in the name of a group',
    reason: 'Python’s re.match is anchored at the start only, and the pattern has no `$`.',
    clauses: groupNames,
    witness: sends(groupCalled('ab/cd')),
    apply: matchName('group', matches(/^[A-Za-z一-龥][\dA-Za-z一-龥:_-]{1,127}/)),
  },
  {
    title: 'policy-name-open-start',
    about: 'takes everything in front of a right ending in the name of a policy',
    reason: 'A search with `$` and without `^`.',
    clauses: policyNames,
    witness: sends(policyCalled('1ab')),
    apply: matchName('policy', matches(/[A-Za-z][\w.-]{1,127}$/)),
  },
  {
    title: 'group-name-alternatives-not-grouped',
    about: 'takes a group name that starts with a letter, or that ends like one that starts in Chinese',
    reason: '`^[A-Za-z]|[一-龥][…]{1,127}$` needs parentheses around its alternatives.',
    clauses: groupNames,
    witness: sends(groupCalled('a b')),
    apply: matchName('group', matches(/^[A-Za-z]|[一-龥][\dA-Za-z一-龥:_-]{1,127}$/)),
  },
  {
    title: 'group-name-from-big-to-small',
    about: 'takes brackets, carets, backslashes and backticks for letters in the name of a group',
    reason: '`[A-z]` takes the six characters between Z and a as well.',
    clauses: [groupClause('SecurityGroupName.charset'), groupClause('SecurityGroupName.first')],
    witness: sends(groupCalled('a^b')),
    apply: matchName('group', matches(/^[A-z一-龥][0-9A-z一-龥:_-]{1,127}$/)),
  },
  {
    title: 'policy-name-from-big-to-small',
    about:
      'takes brackets, carets, backslashes, underscores and backticks for the first letter of a policy name',
    reason: '`[A-z]` takes the six characters between Z and a as well.',
    clauses: [policyClause('SecurityPolicyName.charset'), policyClause('SecurityPolicyName.first')],
    witness: sends(policyCalled('^ab')),
    apply: matchName('policy', matches(/^[A-z][A-Za-z0-9._-]{1,127}$/)),
  },
  {
    title: 'group-name-hyphen-as-range',
    about: 'takes everything from : to _ and no hyphen in the name of a group',
    reason: 'In `[A-Za-z0-9:-_]` the hyphen makes a range.',
    clauses: [groupClause('SecurityGroupName.charset')],
    witness: sends(groupCalled('a-b'), groupCalled('a@b')),
    apply: matchName('group', matches(/^[A-Za-z一-龥][A-Za-z0-9一-龥:-_]{1,127}$/)),
  },
  {
    title: 'policy-name-hyphen-as-range',
    about: 'takes everything from . to _ and no hyphen in the name of a policy',
    reason: 'In `[A-Za-z0-9.-_]` the hyphen makes a range.',
    clauses: [policyClause('SecurityPolicyName.charset')],
    witness: sends(policyCalled('a-b'), policyCalled('a/b')),
    apply: matchName('policy', matches(/^[A-Za-z][A-Za-z0-9.-_]{1,127}$/)),
  },
  {
    title: 'group-name-quantifier-behind-first',
    about: 'takes 3 to 129 characters in the name of a group',
    reason: 'The quantifier `{2,128}` of the document stands behind the class of the first character.',
    clauses: [groupClause('SecurityGroupName.length')],
    witness: sends(groupCalled('ab'), groupCalled('a'.repeat(129))),
    apply: matchName('group', matches(/^[A-Za-z一-龥][\dA-Za-z一-龥:_-]{2,128}$/)),
  },
  {
    title: 'policy-name-one-class',
    about: 'takes any allowed character as the first of the name of a policy',
    reason: 'One class with `{2,128}` is written for the whole name.',
    clauses: [policyClause('SecurityPolicyName.first')],
    witness: sends(policyCalled('.ab')),
    apply: matchName('policy', matches(/^[\w.-]{2,128}$/)),
  },
  {
    title: 'group-name-posix-class',
    about: 'takes no Chinese characters in the name of a group',
    reason: '`[[:alpha:]]` is A to Z and a to z in the C locale that containers have.',
    clauses: groupNames,
    witness: sends(groupCalled('组组')),
    apply: matchName('group', matches(/^[A-Za-z][\dA-Za-z:_-]{1,127}$/)),
  },
  {
    title: 'group-name-without-underscore',
    about: 'takes no underscore in the name of a group',
    reason: 'A class of the form `[\\p{L}\\p{N}:-]` was written in place of `[\\w:-]`, which has it.',
    clauses: [groupClause('SecurityGroupName.charset')],
    witness: sends(groupCalled('a_b')),
    apply: matchName('group', matches(/^\p{L}[\p{L}\p{N}:-]{1,127}$/u)),
  },
  {
    title: 'policy-name-point-for-any',
    about: 'takes any character but a line break in the middle of a policy name',
    reason: 'The dot of the document was written outside a class and not escaped.',
    clauses: [policyClause('SecurityPolicyName.charset')],
    witness: sends(policyCalled('a b')),
    apply: matchName('policy', matches(/^[A-Za-z].{1,127}$/)),
  },
  {
    title: 'policy-name-resumed',
    about: 'looks for wrong signs in a policy name from where it found the last one',
    reason: 'A JavaScript expression with the flag g keeps lastIndex between calls of test.',
    clauses: [policyClause('SecurityPolicyName.charset')],
    witness: sends(policyCalled('abcdef!'), policyCalled('a!')),
    apply: decide('policy', 'SecurityPolicyName.charset', resuming('[^\\w.-]')),
  },
]);
