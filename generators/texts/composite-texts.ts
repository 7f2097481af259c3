import type { Text, TextRule } from '../../src/contract/contract.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { readText } from '../../src/contract/read-text.ts';
import { rulesOfKind } from '../../src/contract/rules-of-kind.ts';
import { acceptedTexts } from './text.ts';
import type { Sample } from './text-parts.ts';

/** What a text shows of one rule. */
export interface Shown {
  readonly rule: TextRule;
  readonly sample: Sample;
}

/** A text that stands on the edges of several rules at once. */
export interface CompositeText {
  readonly value: string;
  readonly shows: readonly Shown[];
}

/**
 * As few valid texts as show every edge of the rules: each has the first character of one sample, the length of
 * another and as many listed characters as there is room for. What cannot be put together stands alone.
 */
export const compositeTexts: (text: Text) => readonly CompositeText[] = oncePer((text) => {
  const shown = text.rules.flatMap((rule) =>
    acceptedTexts(text, rule)
      .filter(({ tier, twin }) => tier === 'edge' && twin === undefined)
      .map((sample): Shown => ({ rule, sample })),
  );
  const of = (kind: TextRule['kind']) => {
    const rules: readonly TextRule[] = rulesOfKind(text, kind);
    return shown.filter(({ rule }) => rules.includes(rule));
  };
  const lengths = of('length');
  const firsts = of('first');
  const waiting = [...of('charset')];
  const composed = Array.from({ length: Math.max(lengths.length, firsts.length) }, (_, index) => {
    const [first, length] = [firsts[index], lengths[index]];
    // A start of more bytes than what it takes the place of makes a text too long.
    return goTogether(text, first, length)
      ? [compose(text, first, length, waiting)]
      : [compose(text, first, undefined, waiting), compose(text, undefined, length, waiting)];
  }).flat();
  const combined = [...lengths, ...firsts, ...of('charset')];
  const single = shown.filter((it) => !combined.includes(it));
  return merged([
    ...composed,
    ...[...waiting, ...single].map((it) => ({ value: it.sample.value, shows: [it] })),
  ]);
});

/** Each value once, with all that it shows. */
function merged(texts: readonly CompositeText[]): readonly CompositeText[] {
  return [...new Set(texts.map(({ value }) => value))].map((value) => ({
    value,
    shows: texts.filter((it) => it.value === value).flatMap(({ shows }) => shows),
  }));
}

function goTogether(text: Text, first: Shown | undefined, length: Shown | undefined): boolean {
  if (first === undefined || length === undefined) return true;
  const [start = ''] = first.sample.value;
  return readText(text, start + [...length.sample.value].slice(1).join('')).length === 0;
}

/** A text with the given start and length; the samples of `waiting` that fit are put into it and taken away. */
function compose(
  text: Text,
  first: Shown | undefined,
  length: Shown | undefined,
  waiting: Shown[],
): CompositeText {
  const filling = [...(length?.sample.value ?? first?.sample.value ?? '')];
  const start = first === undefined ? [] : [...first.sample.value].slice(0, 1);
  const at = (characters: readonly string[]) =>
    [...characters, ...filling.slice(characters.length)].slice(0, filling.length);
  let characters: readonly string[] = start;
  const shows = [first, length].filter((it) => it !== undefined);
  for (const it of length === undefined ? [] : [...waiting]) {
    const longer = [...characters, ...it.sample.value];
    if (longer.length > filling.length || readText(text, at(longer).join('')).length > 0) continue;
    characters = longer;
    shows.push(it);
    waiting.splice(waiting.indexOf(it), 1);
  }
  return { value: at(characters).join(''), shows };
}
