import { charactersOf } from '../../src/contract/alphabet.ts';
import type { Text, TextRule, TokenParameter } from '../../src/contract/contract.ts';
import { type CaseDraft, fresh } from './case-draft.ts';

/** Drafts on one side of a rule's line, each with a token of its own. */
interface Making {
  readonly text: Text;
  readonly accept: (label: string, value: string, tier?: CaseDraft['tier']) => CaseDraft;
  readonly refuse: (label: string, value: string, tier?: CaseDraft['tier']) => CaseDraft;
}

type Probes<R> = (rule: R, making: Making) => readonly CaseDraft[];

const probes: { readonly [K in TextRule['kind']]?: Probes<Extract<TextRule, { kind: K }>> } = {
  length: ({ max }, { text, accept, refuse }) => {
    const sign = text.plain.flatMap(charactersOf).findLast((it) => /[^\w-]/.test(it)) ?? 'z';
    return [
      accept('1 character', fresh(1)),
      accept(`${max} characters`, fresh(max)),
      // With a sign behind many letters: patterns go back and forth at such.
      accept(`${max - 1} characters`, `${fresh(max - 2)}${sign}`, 'sweep'),
      accept(`${max / 2 + 1} characters`, fresh(max / 2 + 1), 'sweep'),
      refuse(`${max + 1} characters`, fresh(max + 1)),
      refuse(`${max * 2} characters`, fresh(max * 2), 'sweep'),
    ];
  },
  charset: (_, { text, accept, refuse }) => {
    const visible = text.plain.flatMap(charactersOf);
    const half = Math.ceil(visible.length / 2);
    const others = ['\u4e2d', '\u00e9', '\uff21', '\u00a0', '\u0430'];
    return [
      ...[visible.slice(0, half), visible.slice(half)].map((part, index) =>
        accept(`every visible ASCII character, part ${index + 1}`, `${fresh(12)}${part.join('')}`),
      ),
      ...others.map((character, index) =>
        refuse(
          `${codePointName(character)} at the end`,
          `${fresh(12)}${character}`,
          index === 1 ? 'edge' : 'sweep',
        ),
      ),
      refuse('an emoji at the end', `${fresh(12)}\u{1f600}`, 'sweep'),
      refuse('a Chinese character at the start', `\u4ee4${fresh(12)}`),
      refuse('a Chinese character inside', `${fresh(6)}\u4ee4${fresh(6)}`, 'sweep'),
      refuse('Chinese characters only', '\u4ee4\u724c\u4ee4\u724c', 'sweep'),
    ];
  },
};

/** Drafts of a token's length and alphabet; every token is new, so that no earlier run can answer for it. */
export function tokenDrafts({ name, text }: TokenParameter): readonly CaseDraft[] {
  return text.rules.flatMap((rule) => {
    const { clause } = rule;
    // The table is keyed by the rule's own kind, which TypeScript cannot follow through an index.
    const probe = probes[rule.kind] as Probes<TextRule> | undefined;
    const made = probe?.(rule, {
      text,
      accept: (label, value, tier = 'edge') => ({
        clause,
        side: 'accept',
        label,
        tier,
        change: { [name]: value },
      }),
      refuse: (label, value, tier = 'edge') => ({
        clause,
        side: 'refuse',
        label,
        tier,
        change: { [name]: value },
        twin: { [name]: fresh(24) },
      }),
    });
    return made ?? [];
  });
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
