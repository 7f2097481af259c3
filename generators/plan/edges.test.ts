import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { TestCase } from '../../src/contract/test-case.ts';
import { caseOptions, filled } from '../claims.test.kit.ts';
import { generateCases } from './cases.ts';

const { group, policy } = specimen;
const casesOf = new Map(
  [group, policy].map((contract) => [
    contract.operation,
    generateCases(caseOptions(contract)).filter(({ label }) => !label.startsWith('random')),
  ]),
);

function cases(operation: string, clause: string, side: TestCase['side']): readonly TestCase[] {
  return (casesOf.get(operation) ?? []).filter(
    (it) => it.clause === `${operation}.${clause}` && it.side === side,
  );
}

/** The values that cases of one side of a clause give to the parameters that `name` matches. */
function values(operation: string, clause: string, side: TestCase['side'], name: RegExp): readonly string[] {
  return cases(operation, clause, side).flatMap(({ request }) =>
    Object.entries(request.parameters).flatMap(([it, value]) => (name.test(it) ? [filled(value)] : [])),
  );
}

const sizes = (texts: readonly string[]) => [...new Set(texts.map((text) => [...text].length))];
const chinese = (texts: readonly string[]) => texts.filter((text) => /^[\u4e00-\u9fa5]+$/.test(text));
const ascii = (texts: readonly string[]) => texts.filter((text) => /^[\x20-\x7e]+$/.test(text));
const punctuation = [...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'];

describe('lengths', () => {
  it.each([
    ['CreateSecurityGroup', 'SecurityGroupName.length', /^SecurityGroupName$/, 2, 128],
    ['CreateSecurityGroup', 'Description.length', /^Description$/, 2, 256],
    ['CreateSecurityGroup', 'Tag.Key.length', /^Tag\.\d+\.Key$/, 1, 64],
    ['CreateSecurityGroup', 'Tag.Value.length', /^Tag\.\d+\.Value$/, 1, 128],
  ])('%s.%s is tried on its edges in Latin and in Chinese', (operation, clause, name, min, max) => {
    const accepted = values(operation, clause, 'accept', name);
    const refused = values(operation, clause, 'refuse', name);
    for (const sequence of [ascii, chinese]) {
      expect(sizes(sequence(accepted))).toEqual(expect.arrayContaining([min, max]));
      expect(sizes(sequence(refused))).toEqual(
        expect.arrayContaining([...(min > 1 ? [min - 1] : []), max + 1]),
      );
    }
  });

  it('names of policies are tried with 1, 2, 128 and 129 characters', () => {
    const of = (side: TestCase['side']) =>
      sizes(values('CreateSecurityPolicy', 'SecurityPolicyName.length', side, /^SecurityPolicyName$/));
    expect(of('accept')).toEqual(expect.arrayContaining([2, 128]));
    expect(of('refuse')).toEqual(expect.arrayContaining([1, 129]));
  });

  it.each(['CreateSecurityGroup', 'CreateSecurityPolicy'])(
    'tokens of %s are tried with 1, 64 and 65',
    (operation) => {
      const of = (side: TestCase['side']) =>
        sizes(values(operation, 'ClientToken.length', side, /^ClientToken$/));
      expect(of('accept')).toEqual(expect.arrayContaining([1, 64]));
      expect(of('refuse')).toContain(65);
    },
  );

  it('one, twenty and twenty-one tags are tried in both spellings', () => {
    const counts = (clause: string, side: TestCase['side'], spelling: string) =>
      cases('CreateSecurityGroup', clause, side).map(
        ({ request }) =>
          Object.keys(request.parameters).filter((name) => name.endsWith(`.${spelling}`)).length,
      );
    expect(counts('Tag.count', 'accept', 'Key')).toEqual(expect.arrayContaining([1, 20]));
    expect(counts('Tag.count', 'refuse', 'Key')).toContain(21);
    expect(counts('Tag.alias', 'accept', 'key')).toEqual(expect.arrayContaining([1, 20]));
    expect(counts('Tag.alias', 'refuse', 'key')).toContain(21);
  });
});

describe('prefixes', () => {
  const urls = ['http://', 'https://'];
  const forTags = ['aliyun', 'acs:', ...urls];

  it.each([
    ['SecurityGroupName.prefix', /^SecurityGroupName$/, urls],
    ['Description.prefix', /^Description$/, urls],
    ['Tag.Key.prefix', /^Tag\.\d+\.Key$/, forTags],
    ['Tag.Value.prefix', /^Tag\.\d+\.Value$/, forTags],
  ])('%s is broken by each prefix exactly and with more behind it', (clause, name, prefixes) => {
    const refused = values('CreateSecurityGroup', clause, 'refuse', name);
    for (const prefix of prefixes) {
      expect(refused).toContain(prefix);
      expect(refused.some((text) => text.startsWith(prefix) && text.length > prefix.length)).toBe(true);
    }
  });

  it.each([
    ['Description.prefix', /^Description$/, urls],
    ['Tag.Key.prefix', /^Tag\.\d+\.Key$/, ['aliyun', 'acs:']],
    ['Tag.Value.prefix', /^Tag\.\d+\.Value$/, ['aliyun', 'acs:']],
  ])('%s is kept with each prefix inside', (clause, name, prefixes) => {
    const accepted = values('CreateSecurityGroup', clause, 'accept', name);
    for (const prefix of prefixes) expect(accepted.some((text) => text.indexOf(prefix) > 0)).toBe(true);
  });

  it.each([
    ['SecurityGroupName.prefix', /^SecurityGroupName$/],
    ['Description.prefix', /^Description$/],
    ['Tag.Key.prefix', /^Tag\.\d+\.Key$/],
  ])('%s is kept by texts that come close', (clause, name) => {
    const accepted = values('CreateSecurityGroup', clause, 'accept', name);
    expect(accepted.some((text) => /^(http|aliyu|acs)/.test(text))).toBe(true);
  });
});

describe('characters', () => {
  it.each([
    ['CreateSecurityGroup', 'SecurityGroupName', [':', '_', '-'], ['.']],
    ['CreateSecurityPolicy', 'SecurityPolicyName', ['.', '_', '-'], []],
  ])('every ASCII sign is tried in names of %s', (operation, parameter, allowed, open) => {
    const name = new RegExp(`^${parameter}$`);
    const inside = (texts: readonly string[]) => new Set(texts.flatMap((text) => [...text].slice(1)));
    const accepted = inside(values(operation, `${parameter}.charset`, 'accept', name));
    const refused = values(operation, `${parameter}.charset`, 'refuse', name);
    for (const sign of allowed) expect(accepted).toContain(sign);
    const forbidden = punctuation.filter((sign) => ![...allowed, ...open].includes(sign));
    for (const sign of forbidden) {
      const texts = refused.filter((text) => text.includes(sign));
      expect(texts, `names with ${sign}`).not.toEqual([]);
      expect(accepted).not.toContain(sign);
    }
  });

  it.each([
    ['CreateSecurityGroup', 'SecurityGroupName'],
    ['CreateSecurityPolicy', 'SecurityPolicyName'],
  ])('control characters are tried in names of %s where they may be passed over', (operation, parameter) => {
    const refused = values(operation, `${parameter}.charset`, 'refuse', new RegExp(`^${parameter}$`));
    for (const place of [/.\n$/, /.\n./, /.\r$/, /.\t./, /.\0./, /.\u{1f}./u, /.\u{7f}./u])
      expect(
        refused.some((text) => place.test(text)),
        String(place),
      ).toBe(true);
  });

  it.each([
    [
      'CreateSecurityGroup',
      'SecurityGroupName',
      ['A', 'Z', 'a', 'z', '\u4e00', '\u9fa5'],
      ['0', '9', ':', '_', '-'],
    ],
    ['CreateSecurityPolicy', 'SecurityPolicyName', ['A', 'Z', 'a', 'z'], ['0', '9', '.', '_', '-']],
  ])('first characters of names of %s are tried on both sides', (operation, parameter, accepted, refused) => {
    const firsts = (side: TestCase['side']) =>
      values(operation, `${parameter}.first`, side, new RegExp(`^${parameter}$`)).map((text) => [...text][0]);
    expect(firsts('accept')).toEqual(expect.arrayContaining(accepted));
    expect(firsts('refuse')).toEqual(expect.arrayContaining(refused));
  });

  it.each(['CreateSecurityGroup', 'CreateSecurityPolicy'])(
    'every visible ASCII sign stands in a token of %s',
    (of) => {
      const signs = new Set(values(of, 'ClientToken.ascii', 'accept', /^ClientToken$/).join(''));
      for (const sign of punctuation.filter((it) => it !== ' ')) expect(signs).toContain(sign);
    },
  );

  it.each(['CreateSecurityGroup', 'CreateSecurityPolicy'])(
    'characters beyond ASCII stand first, inside and last in tokens of %s',
    (of) => {
      const refused = values(of, 'ClientToken.ascii', 'refuse', /^ClientToken$/);
      expect(refused.some((text) => /^[^\x20-\x7e]/.test(text))).toBe(true);
      expect(refused.some((text) => /^[\x20-\x7e]+[^\x20-\x7e]+[\x20-\x7e]+$/.test(text))).toBe(true);
      expect(refused.some((text) => /[^\x20-\x7e]$/.test(text))).toBe(true);
    },
  );
});

describe('places', () => {
  it.each(['TLSVersions', 'Ciphers'])(
    'an invalid value stands first, in the middle and last among %s',
    (list) => {
      const parameter = policy.parameters.find(({ name }) => name === list);
      const listed = parameter?.shape === 'list' ? parameter.values : [];
      const clause = parameter?.shape === 'list' ? parameter.clause.split('.').slice(1).join('.') : '';
      const places = cases('CreateSecurityPolicy', clause, 'refuse').map(({ request }) => {
        const given = Object.entries(request.parameters).filter(([name]) => name.startsWith(`${list}.`));
        const at = given.findIndex(([, value]) => !listed.includes(value));
        if (given.length < 2) return 'alone';
        return at === 0 ? 'first' : at === given.length - 1 ? 'last' : 'middle';
      });
      expect(new Set(places)).toEqual(new Set(['alone', 'first', 'middle', 'last']));
    },
  );

  it.each(['Tag.Key.length', 'Tag.Key.prefix', 'Tag.Value.length', 'Tag.Value.prefix', 'Tag.Key.nonempty'])(
    'faults of %s stand in the first, in a later, in two-digit and in the last place',
    (clause) => {
      const [, member = ''] = clause.split('.');
      const faulty = cases('CreateSecurityGroup', clause, 'refuse').flatMap(({ request, twin }) =>
        Object.keys(request.parameters).flatMap((name) => {
          const [, index, of] = name.split('.');
          return of === member && request.parameters[name] !== twin?.parameters[name] ? [Number(index)] : [];
        }),
      );
      expect(faulty).toEqual(expect.arrayContaining([1, 2, 11, 20]));
    },
  );

  it('lists are numbered up to two digits', () => {
    const names = cases('CreateSecurityPolicy', 'Ciphers.known', 'accept').flatMap(({ request }) =>
      Object.keys(request.parameters),
    );
    expect(names).toContain('Ciphers.14');
  });
});

describe('ways to send', () => {
  const sent = (operation: string) =>
    (casesOf.get(operation) ?? []).map(
      ({ request: { method, place, format } }) => `${method} ${place} ${format}`,
    );

  it.each(['CreateSecurityGroup', 'CreateSecurityPolicy'])(
    'every method, place and format is used for %s',
    (of) => {
      expect(new Set(sent(of))).toEqual(
        new Set(
          ['JSON', 'XML'].flatMap((format) => [
            `GET query ${format}`,
            `POST query ${format}`,
            `POST body ${format}`,
          ]),
        ),
      );
    },
  );

  it.each([group, policy])('odd input goes into every text of $operation', (contract) => {
    const robust = cases(contract.operation, 'Robust.input', 'accept');
    const names = new Set(robust.flatMap(({ request }) => Object.keys(request.parameters)));
    const texts = contract.parameters.filter(({ shape }) => shape === 'text').map(({ name }) => name);
    for (const { text, times } of contract.oddTexts)
      expect(
        robust.some(({ request }) =>
          Object.values(request.parameters).some((it) => it.includes(text.repeat(times))),
        ),
        text,
      ).toBe(true);
    for (const name of texts) expect(names).toContain(name);
    expect(robust.every(({ answered }) => answered)).toBe(true);
    expect(robust.some(({ request }) => request.again.length > 0)).toBe(true);
    expect(robust.some(({ request }) => request.raw.includes('%'))).toBe(true);
  });
});
