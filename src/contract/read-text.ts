import { type Alphabet, holdsCharacter } from './alphabet.ts';
import type { Text, TextRule } from './contract.ts';
import { breaks, type Finding, touches } from './finding.ts';
import { oncePer } from './once-per.ts';
import { remembered } from './remembered.ts';
import { hasRule, rulesOfKind } from './rules-of-kind.ts';
import { textLength } from './text-length.ts';

type BrokenBy = {
  readonly [K in TextRule['kind']]: (rule: Extract<TextRule, { kind: K }>, value: string) => boolean;
};

/** Whether a value breaks a rule, for each kind of rule. */
const brokenBy: BrokenBy = {
  length: ({ min, max, unit }, value) =>
    value !== '' && (textLength(value, unit) < min || textLength(value, unit) > max),
  first: ({ refuses }, value) => {
    const first = value.codePointAt(0);
    return first !== undefined && holdsCharacter(refuses, first);
  },
  charset: ({ refuses }, value) => codePoints(value).some((codePoint) => holdsCharacter(refuses, codePoint)),
  prefix: ({ forbidden }, value) => forbidden.some((prefix) => value.startsWith(prefix)),
  absent: ({ forbidden }, value) => forbidden.some((it) => value.includes(it)),
  nonempty: (_, value) => value === '',
  empty: () => false,
};

/** Whether `value` breaks `rule`. */
export function breaksRule(rule: TextRule, value: string): boolean {
  // The table is keyed by the rule's own kind, which TypeScript cannot follow through an index.
  return (brokenBy[rule.kind] as (rule: TextRule, value: string) => boolean)(rule, value);
}

/** Every clause about `text` that `value` breaks, and every open point that it touches. */
export function readText(text: Text, value: string): readonly Finding[] {
  return readerOf(text)(value);
}

/** Runs send the same values many times. */
const readerOf = oncePer((text: Text) => remembered((value) => findingsOf(text, value)));

function findingsOf(text: Text, value: string): readonly Finding[] {
  return [
    ...text.rules.filter((rule) => breaksRule(rule, value)).map(breaks),
    ...openPointsOf(text, value).map(touches),
  ];
}

function openPointsOf(text: Text, value: string): readonly string[] {
  const { open } = text;
  if (value === '') {
    const spoken = hasRule(text, 'empty') || hasRule(text, 'nonempty');
    return spoken ? [] : [open.empty ?? open.characters];
  }
  const prefixes = rulesOfKind(text, 'prefix').flatMap(({ forbidden }) => forbidden);
  const prefix = prefixes.find((forbidden) => value.startsWith(forbidden)) ?? '';
  const rest = withoutForbidden(text, value.slice(prefix.length));
  const folded = value.toLowerCase();
  const points: string[] = [];
  const spoken = spokenOf(text);
  const given = codePoints(rest);
  if (given.some((codePoint) => codePoint > 0xffff && !holdsCharacter(spoken.refused, codePoint)))
    points.push(open.astral);
  if (given.some((codePoint, index) => isUnspoken(spoken, codePoint, prefix === '' && index === 0)))
    points.push(open.characters);
  if (open.prefixCase !== undefined && prefix === '' && prefixes.some((it) => folded.startsWith(it)))
    points.push(open.prefixCase);
  if (open.inside?.texts.some((it) => folded.slice(1).includes(it))) points.push(open.inside.point);
  return points;
}

/** A value without what it must not hold anywhere: its rule speaks of that, whatever it consists of. */
function withoutForbidden(text: Text, value: string): string {
  const forbidden = rulesOfKind(text, 'absent').flatMap((rule) => rule.forbidden);
  return forbidden.reduce((rest, it) => rest.replaceAll(it, ''), value);
}

/** The characters of which a text's rules speak. */
interface Spoken {
  readonly refused: readonly Alphabet[];
  readonly first: readonly Alphabet[];
  readonly rest: readonly Alphabet[];
}

/** Made once a text: every request that is sent has its texts read. */
const spokenOf = oncePer((text: Text): Spoken => {
  const refused = rulesOfKind(text, 'charset').flatMap(({ refuses }) => refuses);
  const rest = [...text.plain, ...refused];
  const [rule] = rulesOfKind(text, 'first');
  const first = rule === undefined ? rest : [...rule.accepts, ...rule.refuses, ...refused];
  return { refused, first, rest };
});

function isUnspoken(spoken: Spoken, codePoint: number, first: boolean): boolean {
  return codePoint <= 0xffff && !holdsCharacter(first ? spoken.first : spoken.rest, codePoint);
}

function codePoints(value: string): readonly number[] {
  return Array.from(value, (character) => character.codePointAt(0) ?? 0);
}
