import type { GroupParameter, Text, TextRule } from '../../contract/contract.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
import { rulesOfKind } from '../../contract/rules-of-kind.ts';
import { isLong } from './blame-text.ts';
import { type RefusedRequest, type Suspect, withValues } from './suspect.ts';

/** What about a list of records its refusal may be due to: the spelling, a member's text, or how many there are. */
export function groupSuspects(
  { planned, values }: RefusedRequest,
  group: GroupParameter,
  own: string | null,
): readonly Suspect[] {
  const entries = Object.keys(planned.parameters)
    .map((path) => ({ path, ...parameterPath(path) }))
    .filter(({ name, index }) => name === group.name && index !== null);
  const spelled = new Map(Object.entries(group.alias.names).map(([member, spelling]) => [spelling, member]));
  const isAliased = entries.some(({ member }) => spelled.has(member ?? ''));
  const documented = withValues(
    planned,
    Object.fromEntries(
      entries.flatMap(({ path, index, member }) => {
        const name = spelled.get(member ?? '');
        if (name === undefined) return [];
        return [
          [path, null],
          [`${group.name}.${index}.${name}`, planned.parameters[path] ?? ''],
        ];
      }),
    ),
  );
  const plain = withValues(
    planned,
    Object.fromEntries(entries.map(({ path, index }) => [path, `ordinary${index}`])),
  );
  const few = withValues(
    planned,
    Object.fromEntries(
      entries.filter(({ index }) => index !== entries[0]?.index).map(({ path }) => [path, null]),
    ),
  );
  const records = new Set(entries.map(({ index }) => index));
  const memberOf = (spelling: string | null) => spelled.get(spelling ?? '') ?? spelling;
  const ownsIt = ({ rules }: Text) => rules.some(({ clause }) => clause === own);
  const members = Object.entries(group.members).sort(([, a], [, b]) => Number(ownsIt(b)) - Number(ownsIt(a)));
  const ordinary = members.flatMap(([name, text]): readonly Suspect[] => {
    const ofMember = entries.filter(({ member }) => memberOf(member) === name);
    const given = ofMember.map(({ path }) => values[path] ?? '');
    const clause = memberClause(text, given, ownsIt(text) ? own : null);
    if (clause === null) return [];
    const withTexts = (textAt: (index: number) => string) =>
      withValues(planned, Object.fromEntries(ofMember.map(({ path }, index) => [path, textAt(index)])));
    return [
      ...singleLetters(text, clause, given).map((it) => ({ clause: it, cure: withTexts(letterAt) })),
      ...otherStarts(text, given).map(({ clause: it, texts }) => ({
        clause: it,
        cure: withTexts((index) => texts[index] ?? ''),
      })),
      {
        clause,
        cure: withValues(
          planned,
          Object.fromEntries(ofMember.map(({ path, index }) => [path, `ordinary${index}`])),
        ),
      },
    ];
  });
  const isOfMember = own !== null && own !== group.alias.clause;
  const turned = turnedMembers(
    group,
    planned,
    entries.map(({ path, member }) => ({ path, member: memberOf(member) })),
  );
  return [
    ...(isAliased ? [{ clause: group.alias.clause, cure: documented }] : []),
    ...ordinary,
    ...(records.size > 1 ? [{ clause: group.count.clause, cure: few }] : []),
    ...turned,
    { clause: isOfMember ? own : group.count.clause, cure: plain },
  ];
}

/** What a record's text has to be, by its place, for a rule to refuse it. */
type Turn<R> = (rule: R) => readonly ((index: number) => string)[];

const turns: { readonly [K in TextRule['kind']]?: Turn<Extract<TextRule, { kind: K }>> } = {
  length: ({ max }) => [(index) => `w${index}`.padEnd(max + 1, 'w')],
  nonempty: () => [() => ''],
  prefix: ({ forbidden }) => forbidden.slice(0, 1).map((prefix) => (index) => `${prefix}w${index}`),
};

/** Members at their longest, and such as must be refused, which are accepted when their rule is turned round. */
function turnedMembers(
  { members }: GroupParameter,
  planned: RefusedRequest['planned'],
  entries: readonly { readonly path: string; readonly member: string | null }[],
): readonly Suspect[] {
  return Object.entries(members).flatMap(([member, { rules }]) =>
    rules.flatMap((rule): readonly Suspect[] => {
      const withTexts = (textAt: (index: number) => string) =>
        withValues(
          planned,
          Object.fromEntries(
            entries.flatMap((it, index) => (it.member === member ? [[it.path, textAt(index)]] : [])),
          ),
        );
      const turned = (textAt: (index: number) => string): Suspect => ({
        clause: rule.clause,
        cure: withTexts(textAt),
        isTurned: true,
      });
      const longest = rulesOfKind({ rules: [rule] }, 'length').map(
        ({ max }): Suspect => ({
          clause: rule.clause,
          cure: withTexts((index) => `w${index}`.padEnd(max, 'w')),
        }),
      );
      // The table is keyed by the rule's own kind, which TypeScript cannot follow through an index.
      const turn = turns[rule.kind] as Turn<TextRule> | undefined;
      return [...longest, ...(turn?.(rule) ?? []).map(turned)];
    }),
  );
}

const isSingle = (value: string) => [...value].length === 1;
const letterAt = (index: number) => String.fromCharCode('a'.charCodeAt(0) + (index % 26));

/** Where one sign alone is refused, single letters tell whether it is for being alone or for the sign that it is. */
function singleLetters(text: Text, clause: string, given: readonly string[]): readonly string[] {
  const isAboutBeingAlone = rulesOfKind(text, 'nonempty').some((rule) => rule.clause === clause);
  if (!isAboutBeingAlone || !given.every(isSingle) || given.every((value) => /[a-z]/.test(value))) return [];
  return rulesOfKind(text, 'length').map((rule) => rule.clause);
}

/**
 * The values with first letters of which no forbidden prefix has one: functions that strip a prefix may take its letters one
 * by one, wherever a text begins with any of them.
 */
function otherStarts(
  text: Text,
  given: readonly string[],
): readonly { readonly clause: string; readonly texts: readonly string[] }[] {
  return rulesOfKind(text, 'prefix').flatMap((rule) => {
    const letters = new Set(rule.forbidden.join(''));
    const others = Array.from({ length: 26 }, (_, index) => letterAt(index)).filter((it) => !letters.has(it));
    const isLikePrefix = given.length > 0 && given.every((value) => letters.has(value.slice(0, 1)));
    if (!isLikePrefix || given.length > others.length) return [];
    return [{ clause: rule.clause, texts: given.map((value, index) => `${others[index]}${value.slice(1)}`) }];
  });
}

/**
 * The clause of a member's value that is out of the ordinary: empty, long, what its case is about, near a forbidden
 * prefix, or short.
 */
function memberClause(text: Text, given: readonly string[], own: string | null): string | null {
  const ofKind = (kind: TextRule['kind'], holds: (value: string) => boolean) =>
    given.some(holds) ? rulesOfKind(text, kind)[0]?.clause : undefined;
  const nearPrefix = rulesOfKind(text, 'prefix').find(({ forbidden }) =>
    forbidden.some((prefix) => given.some((value) => value.includes(prefix.slice(0, 3)))),
  );
  return (
    ofKind('empty', (value) => value === '') ??
    ofKind('length', isLong) ??
    own ??
    nearPrefix?.clause ??
    ofKind('nonempty', isSingle) ??
    ofKind('length', isSingle) ??
    null
  );
}
