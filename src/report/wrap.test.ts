import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nastyText } from './nasty-text.test.kit.ts';
import { columnsOf, visibleLines } from './text.ts';
import { hang, wrap } from './wrap.ts';

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  });

  it('breaks between Chinese characters, which take two columns', () => {
    expect(wrap('安全组名称', 6)).toEqual(['安全组', '名称']);
  });

  it('breaks a long word after a comma when one is near, else at the edge', () => {
    expect(wrap('"RequestId":"1","Code":"2"', 20)).toEqual(['"RequestId":"1",', '"Code":"2"']);
    expect(wrap('a'.repeat(12), 5)).toEqual(['aaaaa', 'aaaaa', 'aa']);
  });

  it('keeps line ends', () => {
    expect(wrap('a\n\nb', 10)).toEqual(['a', '', 'b']);
  });

  it('keeps every line within its columns and every character but spaces', () => {
    fc.assert(
      fc.property(nastyText.map(visibleLines), fc.integer({ min: 10, max: 100 }), (text, columns) => {
        const lines = wrap(text, columns);
        expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(columns);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('hang', () => {
  it('indents what follows the first line under its start', () => {
    expect(hang('Reason  ', 'a b c d e f g h i j k l m n o', 30)).toEqual([
      'Reason  a b c d e f g h i j k',
      '        l m n o',
    ]);
  });
});
