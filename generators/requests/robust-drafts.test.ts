import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { robustDrafts } from './robust-drafts.ts';

const drafts = robustDrafts(specimen.group);
const values = drafts.flatMap(({ change }) => Object.values(change));
const names = drafts.flatMap(({ change }) => Object.keys(change));

describe('what has to be answered', () => {
  it.each(['<script>', '/etc/passwd', "' OR '", '{{7*7}}', '$(id)', '\r\nSet-Cookie'])(
    'has the shape %j that firewalls know',
    (shape) => {
      expect(values.some((value) => value?.includes(shape))).toBe(true);
    },
  );

  it.each(['Tag.\u00b2.Key', 'Tag.\uff11.Key', 'Tag.99999999999.Key', 'Tag.-1.Key', 'Description[]'])(
    'has the name %s',
    (name) => {
      expect(names).toContain(name);
    },
  );

  it('has long runs of one class with a sign of another behind them, all in a form body', () => {
    const long = drafts.filter(({ change }) => Object.values(change).some((it) => (it?.length ?? 0) > 9000));
    const ends = long.flatMap(({ change }) =>
      Object.values(change).flatMap((it) => ((it?.length ?? 0) > 9000 ? [it?.slice(-1)] : [])),
    );
    expect(new Set(ends)).toEqual(new Set(['x', '!']));
    expect(long.every(({ transport }) => transport?.place === 'body')).toBe(true);
    expect(values.some((value) => Buffer.byteLength(value ?? '') > 20_000)).toBe(true);
  });

  it('is asked for in XML where a message cannot repeat it as it is', () => {
    const inXml = drafts
      .filter(({ transport }) => transport?.format === 'XML')
      .flatMap(({ change }) => Object.values(change));
    expect(inXml).toEqual(['a\u0001b', 'a]]>b<', 'a\u{1f600}b!']);
  });
});
