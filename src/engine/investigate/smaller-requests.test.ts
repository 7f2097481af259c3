import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Parameters } from '../../contract/test-case.ts';
import { smallerThan } from './smaller-requests.ts';

const base: Parameters = { RegionId: 'here', Name: 'usual', ClientToken: '{fresh:24}' };

/** All smaller requests when none of them is taken. */
const smaller = (parameters: Parameters, usual: Parameters = base, across = specimen.group.across) => [
  ...smallerThan(() => parameters, usual, across),
];

/** Smaller requests when each that `isTaken` is taken; ends like the generator. */
function taken(
  parameters: Parameters,
  isTaken: (parameters: Parameters) => boolean,
): { readonly asked: readonly Parameters[]; readonly smallest: Parameters } {
  let smallest = parameters;
  const asked: Parameters[] = [];
  for (const it of smallerThan(() => smallest, base, [])) {
    asked.push(it);
    if (isTaken(it)) smallest = it;
  }
  return { asked, smallest };
}

describe('smaller requests', () => {
  it('are none of the base itself', () => {
    expect(smaller(base)).toEqual([]);
  });

  it('have a token like any other before anything else', () => {
    expect(smaller({ ...base, ClientToken: '{fresh:64}' })[0]).toEqual(base);
    expect(smaller({ ...base, ClientToken: 'A{fresh:9}' })[0]).toEqual(base);
  });

  it('have the letters that a sequence shares as they are, or what the base has', () => {
    const parameters = { ...base, ClientToken: '{shared:token:24}', Name: '{shared:name:9}' };
    expect(smaller(parameters)).toEqual([
      { ...parameters, Name: base.Name },
      { ...parameters, ClientToken: base.ClientToken },
    ]);
  });

  it('lack a parameter that the base lacks', () => {
    expect(smaller({ ...base, Remark: 'x' })).toEqual([base]);
  });

  it('have the value that the base has', () => {
    expect(smaller({ ...base, Name: 'x' })[0]).toEqual(base);
  });

  it('never lack what the base has', () => {
    const names = smaller({ ...base, Name: 'Finance-two', Remark: 'yours' }).map((it) => Object.keys(it));
    for (const it of names) expect(it).toEqual(expect.arrayContaining(Object.keys(base)));
  });

  it('lack a whole list that the base lacks, then halves of it, then one entry at a time', () => {
    const list = (...values: readonly string[]) => ({
      ...base,
      ...Object.fromEntries(values.map((value, index) => [`Mode.${index + 1}`, value])),
    });
    expect(smaller(list('a', 'b', 'c', 'd'))).toEqual([
      base,
      base,
      list('a', 'b'),
      list('c', 'd'),
      list('a', 'b', 'c'),
      list('a', 'b', 'd'),
      list('a', 'c', 'd'),
      list('b', 'c', 'd'),
    ]);
  });

  it('have as many entries as the base of a list that it has', () => {
    const usual = { ...base, 'Mode.1': 'a' };
    expect(smaller({ ...base, 'Mode.1': 'b', 'Mode.2': 'c' }, usual)[0]).toEqual(usual);
  });

  it('move the members of later records up', () => {
    const tag = (index: number, key: string) => ({ [`Tag.${index}.Key`]: key, [`Tag.${index}.Value`]: '' });
    const parameters = { ...tag(1, 'a'), ...tag(2, 'b'), ...tag(3, 'c') };
    expect(smaller(parameters, {})).toContainEqual({ ...tag(1, 'a'), ...tag(2, 'c') });
    expect(smaller(parameters, {})).toContainEqual({ ...tag(1, 'b'), ...tag(2, 'c') });
  });

  it('never lack every entry of a list that the base has', () => {
    const usual = { 'Mode.1': 'a' };
    for (const it of smaller({ 'Mode.1': 'bc' }, usual)) expect(it).toHaveProperty(['Mode.1']);
  });

  it('never lack the only version and all that it supports', () => {
    const { policy } = specimen;
    const parameters = { ...specimen.base(policy), SecurityPolicyName: 'other' };
    for (const it of smaller(parameters, specimen.base(policy), policy.across))
      expect(it).toHaveProperty(['Ciphers.1']);
  });

  it('halve a text, flatten its letters, and take out one character at a time', () => {
    const named = (Name: string) => ({ ...base, Name });
    expect(smaller(named('Ab-2'))).toEqual([
      base,
      ...['Ab', '-2', 'aa-2', 'b-2', 'A-2', 'Ab2', 'Ab-'].map(named),
    ]);
  });

  it('take only the ends off a long text', () => {
    const long = 'ab'.repeat(20);
    const names = smaller({ ...base, Name: long }).map(({ Name }) => Name);
    expect(names).toEqual([
      'usual',
      'ab'.repeat(10),
      'ab'.repeat(10),
      'a'.repeat(40),
      long.slice(0, -1),
      long.slice(1),
    ]);
  });

  it('count a character beyond the BMP as one', () => {
    const names = smaller({ ...base, Name: '\u{1f600}\u{1f601}' }).map(({ Name }) => Name);
    expect(names).toEqual(['usual', '\u{1f600}', '\u{1f601}', '\u{1f601}', '\u{1f600}']);
  });

  it('lack a version together with the ciphers that it alone supports', () => {
    const { policy } = specimen;
    const usual = specimen.base(policy);
    const parameters = {
      ...usual,
      'TLSVersions.2': 'TLSv1.3',
      'Ciphers.2': 'TLS_AES_128_GCM_SHA256',
    };
    expect(smaller(parameters, usual, policy.across)).toContainEqual(usual);
    expect(smaller(parameters, usual, policy.across)).toContainEqual({
      SecurityPolicyName: 'edge-policy',
      'TLSVersions.1': 'TLSv1.3',
      'Ciphers.1': 'TLS_AES_128_GCM_SHA256',
    });
  });
});

describe('smaller requests of which one is taken', () => {
  it('go on from the smallest list so far', () => {
    const parameters = { 'Mode.1': 'a', 'Mode.2': 'b', 'Mode.3': 'c', 'Mode.4': 'd', 'Mode.5': 'e' };
    const { smallest } = taken(parameters, (it) => Object.values(it).includes('c'));
    expect(smallest).toEqual({ 'Mode.1': 'c' });
  });

  it('end when a parameter was left out, to begin again', () => {
    const { asked } = taken({ ...base, Remark: 'x', Other: 'y' }, () => true);
    expect(asked).toEqual([{ ...base, Other: 'y' }]);
  });

  it('end when a text became shorter, to begin again', () => {
    const { asked } = taken({ ...base, Name: 'Finance' }, ({ Name }) => Name !== 'usual');
    expect(asked.map(({ Name }) => Name)).toEqual(['usual', 'Fina']);
  });
});

describe('smaller requests, whatever the request', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'B', '\u8d22', '-', '\u{1f600}'), maxLength: 30 });
  const requests = fc.dictionary(
    fc.constantFrom('Name', 'Remark', 'Mode.1', 'Mode.2', 'Mode.3', 'Tag.1.Key', 'Tag.1.Value', 'Tag.2.Key'),
    word,
  );
  const sizeOf = (parameters: Parameters) =>
    Object.entries(parameters).reduce(
      (size, [name, value]) => size + (base[name] === value ? 0 : 1 + [...value].length),
      0,
    );

  it('differ from it and are never larger', () => {
    fc.assert(
      fc.property(requests, (added) => {
        const parameters = { ...base, ...added };
        for (const it of smaller(parameters)) {
          expect(it).not.toEqual(parameters);
          expect(sizeOf(it)).toBeLessThanOrEqual(sizeOf(parameters));
        }
      }),
    );
  });

  it('number what is left of a list without gaps', () => {
    const lists = fc.array(word, { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(lists, (values) => {
        const parameters = Object.fromEntries(values.map((value, index) => [`Mode.${index + 1}`, value]));
        for (const it of smaller(parameters, {})) {
          const expected = Object.keys(it).map((_, index) => `Mode.${index + 1}`);
          expect(Object.keys(it)).toEqual(expected);
        }
      }),
    );
  });
});
