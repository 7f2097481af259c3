import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, decode } from './decode.ts';

function answer(body: string, contentType = 'text/plain'): Answer {
  return decode({ status: 200, headers: { 'content-type': contentType }, body });
}

describe('decode', () => {
  it('reads JSON whatever the content type claims', () => {
    expect(answer(' {"Total":12345678901234567890}\n', 'text/xml')).toEqual({
      syntax: 'JSON',
      root: null,
      tree: { Total: '12345678901234567890' },
      problem: null,
    });
  });

  it('reads XML whatever the content type claims', () => {
    expect(
      answer('\ufeff<?xml version="1.0"?><AResponse><Id>01</Id></AResponse>', 'application/json'),
    ).toEqual({
      syntax: 'XML',
      root: 'AResponse',
      tree: { Id: '01' },
      problem: null,
    });
  });

  it('reads a lone scalar as JSON', () => {
    expect(answer('null')).toMatchObject({ syntax: 'JSON', tree: '' });
  });

  it.each([
    ['', 'none', 'The body is empty.'],
    [' \r\n', 'none', 'The body is empty.'],
    ['OK', 'none', 'The body is neither JSON nor XML.'],
    ['<!DOCTYPE html><html></html>', 'none', 'The body is an HTML page.'],
    ['<HTML><br></HTML>', 'none', 'The body is an HTML page.'],
    ['{"a":', 'JSON', 'The body is not well-formed JSON: Unexpected end of JSON input.'],
    ['<a>& </a>', 'XML', "The body is not well-formed XML: char '&' is not expected."],
  ])('says of %j (%s): %s', (body, syntax, problem) => {
    expect(answer(body)).toEqual({ syntax, root: null, tree: null, problem });
  });

  it('throws for no body, and either reads it or has a problem with it', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '<a>',
      '</a>',
      '&',
      ';',
      '{',
      '}',
      '"',
      '<!',
      '--',
      '<?',
      '[',
      ']',
      '=',
    );
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(body, (text) => {
        const { tree, problem } = answer(text);
        expect(tree === null).toBe(problem !== null);
      }),
      { numRuns: 1000 },
    );
  });
});
