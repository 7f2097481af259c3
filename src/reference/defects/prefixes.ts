import type { Variation } from '../behaviour.ts';
import { groupClause } from '../clause-id.ts';
import { allOf, changeChecks, changeText } from '../variation/change.ts';
import { defect } from './defect.ts';
import { type TextParameter, textParameters } from './texts.ts';

function wordOf(prefix: string): string {
  return prefix.replace(/\W+/g, '');
}

function wrongPrefixes(text: TextParameter): readonly Variation[] {
  const { family, noun, rule, prefix } = text;
  if (prefix === undefined) return [];
  const isTag = rule !== 'description';
  const prefixes = [...(isTag ? ['aliyun', 'acs:'] : []), 'http://', 'https://'];
  // That texts have a link inside is open for tags, so only the other two prefixes may be looked for there.
  const inside = isTag ? ['aliyun', 'acs:'] : prefixes;
  return [
    ...prefixes.map((one) =>
      defect(
        `${family}-prefix/${wordOf(one)}-taken`,
        `takes a ${noun} that starts with ${one}`,
        [prefix],
        changeText(rule, (old) => ({ prefixes: old.prefixes.filter((other) => other !== one) })),
      ),
    ),
    defect(
      `${family}-prefix/anywhere`,
      `refuses a ${noun} that has a forbidden prefix anywhere`,
      [prefix],
      changeText(rule, ({ has }) => ({
        has: (value, one) => (inside.includes(one) ? value.includes(one) : has(value, one)),
      })),
    ),
    defect(
      `${family}-prefix/as-a-whole-only`,
      `refuses a ${noun} only when it is nothing but the prefix`,
      [prefix],
      changeText(rule, () => ({ has: (value, one) => value === one })),
    ),
    defect(
      `${family}-prefix/with-more-only`,
      `takes a ${noun} that is nothing but a forbidden prefix`,
      [prefix],
      changeText(rule, ({ has }) => ({ has: (value, one) => has(value, one) && value !== one })),
    ),
    defect(
      `${family}-prefix/at-the-end`,
      `looks for the forbidden prefixes at the end of a ${noun}`,
      [prefix],
      changeText(rule, () => ({ has: (value, one) => value.endsWith(one) })),
    ),
    ...(isTag
      ? [
          defect(
            `${family}-prefix/without-colon`,
            `refuses a ${noun} that starts with acs`,
            [prefix],
            changeText(rule, (old) => ({ prefixes: [...old.prefixes, 'acs'] })),
          ),
          defect(
            `${family}-prefix/alibaba-too`,
            `refuses a ${noun} that starts with ali`,
            [prefix],
            changeText(rule, (old) => ({ prefixes: [...old.prefixes, 'ali'] })),
          ),
        ]
      : []),
  ];
}

const nameClauses = [groupClause('SecurityGroupName.prefix'), groupClause('SecurityGroupName.charset')];

/** A name that starts with a link breaks two clauses at once, so both rules have to let it pass. */
function takesNamesLike(pattern: RegExp): ReturnType<typeof allOf> {
  return allOf(
    ...['SecurityGroupName.charset', 'SecurityGroupName.prefix'].map((clause) =>
      changeChecks('group', clause, (check) => ({
        ...check,
        isBroken: (subject, request, context) =>
          !pattern.test(subject.value) && check.isBroken(subject, request, context),
      })),
    ),
  );
}

/** Wrong forbidden prefixes of texts. */
export const prefixDefects: readonly Variation[] = [
  ...textParameters.flatMap(wrongPrefixes),
  defect(
    'sg-name-prefix/http-taken',
    'takes a group name that starts with http://',
    nameClauses,
    takesNamesLike(/^http:\/\//),
  ),
  defect(
    'sg-name-prefix/https-taken',
    'takes a group name that starts with https://',
    nameClauses,
    takesNamesLike(/^https:\/\//),
  ),
  defect(
    'sg-name-prefix/without-slashes',
    'refuses a group name that starts with http',
    [groupClause('SecurityGroupName.prefix'), groupClause('SecurityGroupName.charset')],
    changeText('groupName', () => ({ prefixes: ['http'] })),
  ),
  defect(
    'sg-name-prefix/with-colon',
    'refuses a group name that starts with http: or https:',
    [groupClause('SecurityGroupName.prefix'), groupClause('SecurityGroupName.charset')],
    changeText('groupName', () => ({ prefixes: ['http:', 'https:'] })),
  ),
];
