import { type Alphabet, charactersOf } from '../../contract/alphabet.ts';
import type { Text, TextRule } from '../../contract/contract.ts';
import { readText } from '../../contract/read-text.ts';
import { rulesOfKind } from '../../contract/rules-of-kind.ts';
import { textLength } from '../../contract/text-length.ts';
import { type RefusedRequest, type Suspect, withValues } from './suspect.ts';

/** Longer than this after it was made small, a text is refused for its length. */
const longAfterShrinking = 16;

/** The rules of a text that its refusal may be due to: its length, its start, its other characters. */
export function textSuspects(
  { planned, values }: RefusedRequest,
  name: string,
  text: Text,
  { own, isToken }: { readonly own: string | null; readonly isToken: boolean },
): readonly Suspect[] {
  const clauseOf = (kind: TextRule['kind']) => rulesOfKind(text, kind)[0]?.clause;
  const value = values[name] ?? '';
  const first = clauseOf('first');
  const charset = clauseOf('charset');
  const length = clauseOf('length');
  const starts = rulesOfKind(text, 'prefix').flatMap(({ forbidden }) => forbidden);
  const isNearPrefix = starts.some((prefix) => value.includes(prefix.slice(0, 3)));
  if (value === '' || (own !== null && own === clauseOf('prefix') && isNearPrefix)) return [];
  const characters = [...value];
  const suspect = (clause: string | undefined, changed: string): readonly Suspect[] =>
    clause === undefined || changed === value || readText(text, changed).length > 0
      ? []
      : [{ clause, cure: withValues(planned, { [name]: changed }) }];
  const short = `w${'w'.repeat(Math.max(1, shortestOf(text) - 1))}`;
  if (isToken) {
    const fresh = (count: number) => withValues(planned, { [name]: `{fresh:${count}}` });
    return [
      ...(charset === undefined || !/[^a-zA-Z]/.test(value)
        ? []
        : [{ clause: charset, cure: fresh(characters.length) }]),
      ...(length === undefined ? [] : [{ clause: length, cure: fresh(24) }]),
    ];
  }
  if (characters.length > longAfterShrinking)
    return [
      // The same kind of characters, but few of them.
      ...suspect(length, characters.slice(0, 6).join('')),
      ...(/[^a-zA-Z]/.test(value) ? suspect(charset, `w${'w'.repeat(characters.length - 1)}`) : []),
      ...suspect(length, short),
    ];
  const otherFirst = /^[a-z]/.test(value) ? 'W' : 'w';
  const rest = 'w'.repeat(characters.length - 1);
  return [
    ...suspect(first ?? charset, otherFirst + characters.slice(1).join('')),
    ...suspect(charset ?? length, (characters[0] ?? '') + rest),
    ...suspect(charset ?? length, otherFirst + rest),
    ...turned(planned, name, text, rest),
    ...suspect(length, `${characters[0] ?? 'w'}${'w'.repeat(6)}`),
    ...suspect(length, `${otherFirst}${'w'.repeat(6)}`),
    ...suspect(length, `${characters[0] ?? 'w'}${'w'.repeat(longAfterShrinking - 1)}`),
    ...suspect(length, `${otherFirst}${'w'.repeat(longAfterShrinking - 1)}`),
  ];
}

/** What must not be in place of what was: it is accepted when a rule is turned round. */
function turned(
  planned: RefusedRequest['planned'],
  name: string,
  text: Text,
  rest: string,
): readonly Suspect[] {
  const suspect = (clause: string, changed: string): Suspect => ({
    clause,
    cure: withValues(planned, { [name]: changed }),
    isTurned: true,
  });
  return text.rules.flatMap((rule) => {
    // The table is keyed by the rule's own kind, which TypeScript cannot follow through an index.
    const turn = turns[rule.kind] as Turn<TextRule> | undefined;
    return (turn?.(rule, rest) ?? []).map((changed) => suspect(rule.clause, changed));
  });
}

/** Texts of about `rest` that a rule refuses. */
type Turn<R> = (rule: R, rest: string) => readonly string[];

const turns: { readonly [K in TextRule['kind']]?: Turn<Extract<TextRule, { kind: K }>> } = {
  prefix: ({ forbidden }, rest) => forbidden.slice(0, 1).map((start) => start + rest),
  first: ({ refuses }, rest) => signIn(refuses).map((refused) => refused + rest),
  charset: ({ refuses }, rest) => signIn(refuses).map((refused) => `w${rest.slice(1)}${refused}`),
};

/** The first sign of the first of `alphabets` that is all ASCII; none where there is none. */
function signIn(alphabets: readonly Alphabet[]): readonly string[] {
  const [alphabet] = alphabets.filter(({ ranges }) => ranges.every(([, to]) => to < 0x80));
  return alphabet === undefined ? [] : charactersOf(alphabet).slice(0, 1);
}

function shortestOf(text: Text): number {
  return Math.max(2, ...rulesOfKind(text, 'length').map(({ min }) => min));
}

/** Whether `value` is long for a text of which little is left. */
export function isLong(value: string): boolean {
  return textLength(value) > longAfterShrinking;
}
