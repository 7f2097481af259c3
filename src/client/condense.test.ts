import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condense, keptBytes } from './condense.ts';
import { decode, field } from './decode.ts';
import { excerpt } from './excerpt.ts';
import type { ReceivedResponse } from './exchange.ts';
import { scalarType } from './scalar-type.ts';

const paths = ['Id', 'Error.Code'];

const responseOf = (body: string): ReceivedResponse => ({ status: 200, headers: {}, body });

const padded = (fields: object, padding = 'x'.repeat(keptBytes)): ReceivedResponse =>
  responseOf(JSON.stringify({ Padding: padding, ...fields, Rest: ['y'] }));

describe('an answer of up to 64 KiB', () => {
  it('is kept whole', () => {
    const response = responseOf('x'.repeat(keptBytes));
    expect(condense(response, paths, false)).toBe(response);
  });
});

describe('a longer answer', () => {
  it('keeps its start, its length, its digest and the fields that are asked for', () => {
    const response = padded({ Id: 'sg-1', Error: { Code: 'X', Other: 'y' }, Else: '1' });
    const { body, cut } = condense(response, paths, false);
    expect(body).toBe(response.body.slice(0, keptBytes));
    expect(cut).toEqual({
      bytes: response.body.length,
      digest: `sha256:${createHash('sha256').update(response.body).digest('hex')}`,
      answer: { syntax: 'JSON', root: null, tree: { Id: 'sg-1', Error: { Code: 'X' } }, problem: null },
      types: {},
    });
  });

  it('says of these fields what the whole said, also when it was written down and read again', () => {
    const value = fc.oneof(fc.string({ maxLength: 2000 }), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(value, value, (Id, Code) => {
        const response = padded({ Id, Error: { Code } });
        const read: ReceivedResponse = JSON.parse(JSON.stringify(condense(response, paths, false)));
        for (const path of paths) {
          const whole = field(decode(response).tree, path);
          expect(field(decode(read).tree, path)).toBe(typeof whole === 'string' ? excerpt(whole) : whole);
          expect(scalarType(read, path)).toBe(scalarType(response, path));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is read in full as long as it is remembered', () => {
    const condensed = condense(padded({}), paths, true);
    expect(field(decode(condensed).tree, 'Rest.0')).toBe('y');
    const { cut } = condensed;
    expect(field(cut?.answer.tree ?? null, 'Rest.0')).toBeUndefined();
  });

  it.each(['中', '😀', 'é'])('is not cut within %s', (character) => {
    const body = `{"a":"${character.repeat(keptBytes)}"}`;
    const { body: start } = condense(responseOf(body), paths, false);
    expect(body.startsWith(start)).toBe(true);
    expect(keptBytes - Buffer.byteLength(start)).toBeLessThan(4);
  });

  it('that cannot be read keeps why', () => {
    const { cut } = condense(responseOf('<'.repeat(200_000)), paths, false);
    expect(cut?.answer).toMatchObject({ syntax: 'XML', tree: null });
    expect(cut?.answer.problem?.length).toBeLessThan(400);
  });
});

describe('excerpt', () => {
  it('leaves short texts as they are, and tells long ones apart wherever they differ', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(40), (text, most) => {
        const shown = excerpt(text, most);
        if (text.length <= most) expect(shown).toBe(text);
        else expect(shown).not.toBe(excerpt(`${text}x`, most));
        expect(shown.length).toBeLessThan(most + 60);
      }),
    );
  });
});
