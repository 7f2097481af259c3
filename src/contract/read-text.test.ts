import { describe, expect, it } from 'vitest';
import type { Text, TextRule } from './contract.ts';
import { breaksRule, readText } from './read-text.ts';

const letters = { name: 'letters', ranges: [[97, 122]] } as const;
const capitals = { name: 'capitals', ranges: [[65, 90]] } as const;
const digits = { name: 'digits', ranges: [[48, 57]] } as const;
const slash = { name: 'the slash', ranges: [[47, 47]] } as const;
const rare = { name: 'rare characters', ranges: [[0x20000, 0x2ffff]] } as const;

const length: TextRule = { kind: 'length', clause: 'length', errors: [], min: 2, max: 9 };
const first: TextRule = {
  kind: 'first',
  clause: 'first',
  errors: [],
  accepts: [letters, capitals],
  refuses: [digits],
};
const charset: TextRule = { kind: 'charset', clause: 'charset', errors: [], refuses: [slash, rare] };
const prefix: TextRule = { kind: 'prefix', clause: 'prefix', errors: [], forbidden: ['acs', 'ali', 'x:'] };

const strict: Text = {
  rules: [length, first, charset, prefix],
  plain: [letters, digits],
  open: {
    characters: 'characters',
    astral: 'astral',
    empty: 'empty',
    prefixCase: 'prefixCase',
    inside: { point: 'inside', texts: ['url', 'uri'] },
  },
};
const plain: Text = {
  rules: [prefix],
  plain: [letters, digits, capitals],
  open: { characters: 'characters', astral: 'astral' },
};

/** What is found in `value`; the text is a new one, of which nothing is remembered. */
const found = (text: Text, value: string) =>
  readText(structuredClone(text), value).map((it) => (it.kind === 'breaks' ? it.clause : it.point));

describe('a text with a rule of each kind', () => {
  it.each([
    ['the shortest', 'ab', []],
    ['the longest', 'abcdefghi', []],
    ['one character too few', 'a', ['length']],
    ['one character too many', 'abcdefghij', ['length']],
    ['nothing at all', '', ['empty']],
    ['a digit first', '1a', ['first']],
    ['a digit later', 'a1', []],
    ['a capital first', 'Ab', []],
    ['a capital later', 'aB', ['characters']],
    ['an unspoken sign first', '.a', ['characters']],
    ['an unspoken sign later', 'a.', ['characters']],
    ['a refused sign first', '/a', ['charset']],
    ['a refused sign later', 'a/', ['charset']],
    ['the last character of the basic plane', 'a\uffff', ['characters']],
    ['the first character beyond the basic plane', 'a\u{10000}', ['astral']],
    ['a refused character beyond the basic plane', 'a\u{20000}', ['charset']],
    ['a forbidden prefix', 'acs', ['prefix']],
    ['a capital after a forbidden prefix', 'acsB', ['prefix', 'characters']],
    ['a sign after a forbidden prefix', 'ali.', ['prefix', 'characters']],
    ['a forbidden prefix with a sign of its own', 'x:a', ['prefix']],
    ['a forbidden prefix later on', 'xacs', []],
    ['a forbidden prefix in other case', 'Acs', ['prefixCase']],
    ['a forbidden prefix, then in other case', 'acsacs', ['prefix']],
    ['an open text inside', 'aurl', ['inside']],
    ['another open text inside', 'auri1', ['inside']],
    ['an open text in other case', 'aURL', ['characters', 'inside']],
    ['an open text at the start', 'url', []],
    ['a word that JavaScript knows', 'undefined', []],
  ])('with %s', (_, value, expected) => {
    expect(found(strict, value)).toEqual(expected);
  });
});

describe('a text about whose prefixes, insides and first characters less is said', () => {
  it.each([
    ['a forbidden prefix', 'acs', ['prefix']],
    ['a forbidden prefix in other case', 'ACS', []],
    ['an open text of others inside', 'aurl', []],
    ['nothing at all', '', ['characters']],
    ['a sign', '-', ['characters']],
  ])('with %s', (_, value, expected) => {
    expect(found(plain, value)).toEqual(expected);
  });
});

describe('the empty string', () => {
  it.each([
    [{ kind: 'empty', clause: 'empty', errors: [] }, false, []],
    [{ kind: 'nonempty', clause: 'nonempty', errors: [] }, true, ['nonempty']],
  ] as const)('is spoken of by the rule %j', (rule, broken, expected) => {
    expect(breaksRule(rule, '')).toBe(broken);
    expect(found({ ...strict, rules: [length, rule] }, '')).toEqual(expected);
  });

  it('has no first character that could be refused', () => {
    expect(breaksRule(first, '')).toBe(false);
  });
});
