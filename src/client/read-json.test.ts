import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';
import { isList, type Tree } from './tree.ts';

/** What a JSON value should read as, told apart from the reading itself. */
function expected(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, expected(part)]));
  }
  return value === null ? '' : String(value);
}

/** Trees as ordinary objects, to be compared in full. */
function plain(tree: Tree): unknown {
  if (typeof tree === 'string') return tree;
  if (isList(tree)) return tree.map(plain);
  return Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, plain(part)]));
}

const digits = fc.stringMatching(/^(0|[1-9]\d{0,40})$/);
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits,
    fc.constantFrom('', '.0', '.50', '.000123456789012345678901'),
    fc.constantFrom('', 'e5', 'E+10', 'e-3', 'E400'),
  )
  .map((parts) => parts.join(''));

const space = fc.constantFrom('', ' ', '\n\t', '\r');

describe('readJson', () => {
  it('reads any JSON value, scalars as text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), space, (value, indent) => {
        const written: unknown = JSON.parse(JSON.stringify(value));
        expect(plain(readJson(indent + JSON.stringify(value, null, indent) + indent))).toEqual(
          expected(written),
        );
      }),
    );
  });

  it('keeps the digits of every number as written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), numberText), { minLength: 1 }),
        (members) => {
          const text = `[${members.map(([name, number]) => `{${JSON.stringify(name)}:${number}},${number}`).join(' , ')}]`;
          const read = members.flatMap(([name, number]) => [Object.fromEntries([[name, number]]), number]);
          expect(plain(readJson(text))).toEqual(read);
        },
      ),
    );
  });

  it('reads nothing that JSON.parse does not', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '"a"',
      '1',
      '-',
      '01',
      '1.',
      'e5',
      'true',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        expect(reads(() => readJson(text))).toBe(reads(() => JSON.parse(text)));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes digits inside of strings and names for text', () => {
    expect(plain(readJson('{"a1":"-2 \\"3\\" \\\\","4":"\\u0035"}'))).toEqual({ a1: '-2 "3" \\', 4: '5' });
  });

  it('takes any name for an ordinary one', () => {
    const tree = readJson('{"__proto__":{"polluted":1},"constructor":2}');
    expect(Object.keys(tree)).toEqual(['__proto__', 'constructor']);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['lists', '['.repeat(6000) + ']'.repeat(6000)],
    ['objects', `${'{"a":'.repeat(6000)}1${'}'.repeat(6000)}`],
  ])('does not parse %s in thousands of others', (_, deep) => {
    expect(() => readJson(deep)).toThrow(RangeError);
  });

  it('takes no bracket in a text for a level', () => {
    const text = `${'['.repeat(6000)}\\" {`;
    expect(readJson(JSON.stringify(text))).toBe(text);
  });

  it.each(['"', '"a\\', '["', '{"a":"'])('is a syntax error: %s', (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError);
  });

  it('leaves out what lies deeper than anything documented', () => {
    const deep = '['.repeat(1000) + ']'.repeat(1000);
    expect(plain(readJson(`{"Deep":${deep},"Code":"X"}`))).toMatchObject({ Code: 'X' });
    expect(JSON.stringify(plain(readJson(deep))).length).toBeLessThan(300);
    expect(plain(readJson('['.repeat(50) + ']'.repeat(50)))).toBeInstanceOf(Array);
  });

  it('reads a long text in little time', () => {
    const text = JSON.stringify({ text: 'x\\"'.repeat(1_000_000), list: Array(200_000).fill(12345) });
    expect(Object.keys(readJson(text))).toEqual(['text', 'list']);
  });
});

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
