import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nastyText } from './nasty-text.test.kit.ts';
import { codePointLength, columnsOf, quote, shorten, visible, visibleLines, visibleMarkup } from './text.ts';

describe('visible', () => {
  it.each([
    ['plain text and 安全组 stay', 'plain text and 安全组 stay'],
    ['\u0000\u001b[31m', '\\u0000\\u001b[31m'],
    ['a\nb\r\n\tc', 'a\\nb\\r\\n\\tc'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['no\u00a0break', 'no\\u00a0break'],
    ['\ud800 alone', '\\ud800 alone'],
    ['\ufeffmark', '\\ufeffmark'],
    ['tag \u{e0041}', 'tag \\u{e0041}'],
    ['\u0301leading mark', '\\u0301leading mark'],
    ['😀', '😀'],
  ])('shows %j as %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('keeps line ends only where lines are wanted', () => {
    expect(visibleLines('a\nb\r')).toBe('a\nb\\r');
  });

  it('lets no mark join a tag before it', () => {
    expect(visibleMarkup('<p title="\u0301">\u0338a\u0301</p>')).toBe(
      '<p title="\\u0301">\\u0338a\u0301</p>',
    );
  });
});

describe('quote', () => {
  it('is unambiguous', () => {
    expect(quote('\\n\n"', 40)).toBe('"\\\\n\\n\\""');
  });

  it('says the length of long values that it shows whole', () => {
    expect(quote('a'.repeat(64), 100)).toBe(`"${'a'.repeat(64)}" (64 characters)`);
  });

  it('cuts in the middle and counts characters, not UTF-16 units', () => {
    expect(quote('😀'.repeat(10_000), 40)).toBe('"😀😀😀😀…😀😀😀😀" (10000 characters)');
  });

  it('cuts long runs of combining marks, which take no columns', () => {
    expect(quote(`a${'\u0301'.repeat(10_000)}`, 40).length).toBeLessThan(250);
  });

  it('never takes more columns than it may', () => {
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 40, max: 200 }), (text, columns) => {
        expect(columnsOf(quote(text, columns))).toBeLessThanOrEqual(columns);
        expect(columnsOf(shorten(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('leaves nothing that cannot be seen', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(quote(text, 80)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
      }),
    );
  });
});

describe('codePointLength', () => {
  it.each([
    ['', 0],
    ['安全组', 3],
    ['😀😀', 2],
    ['\ud83d', 1],
    ['\ude00\ud83d', 2],
  ])('of %j is %d', (text, length) => {
    expect(codePointLength(text)).toBe(length);
  });
});
