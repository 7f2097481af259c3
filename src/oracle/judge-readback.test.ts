import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Parameters } from '../contract/test-case.ts';
import { isDropped, isPartOf, readbackDifference, readbackObservations } from './judge-readback.ts';

const { group, policy } = specimen;

const ciphersOf = (...ciphers: readonly string[]): Parameters =>
  Object.fromEntries(ciphers.map((cipher, index) => [`Ciphers.${index + 1}`, cipher]));
const tag = (TagKey: string, TagValue: string) => ({ TagKey, TagValue });
const twoTags = { 'Tag.1.Key': 'a', 'Tag.1.Value': '1', 'Tag.2.Key': 'b', 'Tag.2.Value': '2' };
const tagsShown = (...tags: readonly ReturnType<typeof tag>[]) => ({ Tags: { Tag: tags } });

describe('lists are compared as sets', () => {
  it.each([
    ['in the order in which they were given', ['A', 'B', 'C'], ['A', 'B', 'C']],
    ['in another order', ['A', 'B', 'C'], ['C', 'A', 'B']],
    ['with a repeated value once', ['A', 'B', 'A'], ['A', 'B']],
    ['with a repeated value twice, in another order', ['A', 'B', 'A'], ['A', 'A', 'B']],
  ])('so that values %s are as asked', (_, asked, shown) => {
    expect(readbackDifference(policy, ciphersOf(...asked), { Ciphers: shown })).toBeNull();
  });

  it.each([
    ['that is missing', ['A', 'B'], ['A']],
    ['that is missing beside one that is repeated', ['A', 'B'], ['A', 'A']],
    ['that was not asked for', ['A', 'B'], ['B', 'A', 'C']],
    ['in the place of another', ['A', 'B'], ['A', 'C']],
    ['in other letter case', ['A', 'B'], ['A', 'b']],
  ])('so that a value %s is a difference', (_, asked, shown) => {
    expect(readbackDifference(policy, ciphersOf(...asked), { Ciphers: shown })).toEqual({
      parameter: 'Ciphers',
      asked: `[${asked.join(', ')}]`,
      shown: `[${shown.join(', ')}]`,
    });
  });

  it('and of long ones only what differs is said', () => {
    const many = ['A', 'B', 'C', 'D', 'E', 'F'];
    expect(readbackDifference(policy, ciphersOf(...many, 'G'), { Ciphers: many })).toEqual({
      parameter: 'Ciphers',
      asked: '[G] and 6 others',
      shown: '6 others only',
    });
    expect(readbackDifference(policy, ciphersOf(...many), { Ciphers: [...many.slice(1), 'a'] })).toEqual({
      parameter: 'Ciphers',
      asked: '[A] and 5 others',
      shown: '[a] and 5 others',
    });
    expect(readbackDifference(policy, ciphersOf(...many), { Ciphers: ['x'] })).toMatchObject({
      shown: '[x]',
    });
  });

  it('of pairs, where records have members', () => {
    const turned = tagsShown(tag('b', '2'), tag('a', '1'));
    const swapped = tagsShown(tag('a', '2'), tag('b', '1'));
    expect(readbackDifference(group, twoTags, turned)).toBeNull();
    expect(readbackDifference(group, twoTags, swapped)).toEqual({
      parameter: 'Tag',
      asked: '["a" = "1", "b" = "2"]',
      shown: '["a" = "2", "b" = "1"]',
    });
  });
});

describe('texts are compared as a reader sees them', () => {
  const asked = (value: string): Parameters => ({ 'Tag.1.Key': value, 'Tag.1.Value': value });

  it.each([
    ['composed', 'cafe\u0301 \u1112\u1161\u11ab', 'caf\u00e9 \ud55c'],
    ['decomposed', 'caf\u00e9 \ud55c', 'cafe\u0301 \u1112\u1161\u11ab'],
  ])('so that one which is kept %s is as asked', (_, given, shown) => {
    const values = { ...asked(given), 'Tag.2.Key': 'b', 'Tag.2.Value': '2' };
    const resource = tagsShown(tag(shown, shown), tag('b', '2'));
    expect(readbackDifference(group, values, resource)).toBeNull();
    expect(readbackObservations(group, values, resource).map(({ what }) => what)).toEqual([
      'Tag is shown in the order in which it was given',
    ]);
  });

  it.each([
    ['without its accents', 'caf\u00e9', 'cafe'],
    ['in another width', '\uff21\uff22', 'AB'],
    ['with a ligature taken apart', '\ufb01', 'fi'],
  ])('so that one which is kept %s is a difference', (_, given, shown) => {
    expect(readbackDifference(group, asked(given), tagsShown(tag(given, shown)))).toMatchObject({
      parameter: 'Tag',
    });
  });
});

describe('what is open about lists', () => {
  const { resultOrder, resultRepeated } = policy.common;
  const points = (asked: readonly string[], shown: readonly string[]) =>
    readbackObservations(policy, ciphersOf(...asked), { Ciphers: shown });
  const inOrder = { point: resultOrder, what: 'Ciphers is shown in the order in which it was given' };
  const reordered = { point: resultOrder, what: 'Ciphers is shown in another order' };
  const asOften = {
    point: resultRepeated,
    what: 'repeated values of Ciphers are shown as often as they were given',
  };
  const lessOften = {
    point: resultRepeated,
    what: 'repeated values of Ciphers are shown not as often as given',
  };

  it.each([
    [['A', 'B', 'C'], ['A', 'B', 'C'], [inOrder]],
    [['A', 'B', 'C'], ['C', 'A', 'B'], [reordered]],
    [
      ['A', 'B', 'A'],
      ['A', 'B', 'A'],
      [inOrder, asOften],
    ],
    [
      ['A', 'B', 'A'],
      ['A', 'A', 'B'],
      [reordered, asOften],
    ],
    [
      ['A', 'B', 'A'],
      ['A', 'B', 'B'],
      [inOrder, lessOften],
    ],
    [
      ['A', 'B', 'A'],
      ['A', 'B'],
      [inOrder, lessOften],
    ],
    [
      ['A', 'B', 'A'],
      ['B', 'A'],
      [reordered, lessOften],
    ],
    [['A', 'A'], ['A'], [lessOften]],
    [['A'], ['A'], []],
  ])('is observed of %j, shown as %j', (asked, shown, observed) => {
    expect(points(asked, shown)).toEqual(observed);
  });

  it('is not observed where other values are shown', () => {
    expect(points(['A', 'B'], ['B', 'C'])).toEqual([]);
  });

  it('is not observed of a list that was not asked for, nor of a text', () => {
    expect(readbackObservations(policy, { SecurityPolicyName: 'ab' }, { Ciphers: ['B', 'A'] })).toEqual([]);
  });

  it('is observed of records by all their members', () => {
    const turned = tagsShown(tag('b', '2'), tag('a', '1'));
    expect(readbackObservations(group, twoTags, turned)).toEqual([
      { point: group.common.resultOrder, what: 'Tag is shown in another order' },
    ]);
    expect(readbackObservations(group, twoTags, tagsShown(tag('b', '1'), tag('a', '2')))).toEqual([]);
  });

  it('takes lists in the order of their numbers, not of their letters', () => {
    const ciphers = Array.from({ length: 11 }, (_, index) => `cipher-${index + 1}`);
    const asked = Object.fromEntries(Object.entries(ciphersOf(...ciphers)).reverse());
    expect(readbackObservations(policy, asked, { Ciphers: ciphers })).toEqual([inOrder]);
    expect(readbackObservations(policy, asked, { Ciphers: [...ciphers].sort() })).toEqual([reordered]);
  });
});

describe('a parameter that was not given', () => {
  it.each(['undefined', 'null', 'None'])('is not shown as the word %s', (word) => {
    expect(
      readbackDifference(group, { SecurityGroupName: 'a' }, { SecurityGroupName: 'a', VpcId: word }),
    ).toEqual({
      parameter: 'VpcId',
      asked: 'nothing',
      shown: JSON.stringify(word),
    });
  });

  it('may be shown as what the target makes of it', () => {
    const shown = { SecurityGroupName: 'a', VpcId: 'vpc-default' };
    expect(readbackDifference(group, { SecurityGroupName: 'a' }, shown)).toBeNull();
  });
});

describe('a value is dropped', () => {
  const text = { SecurityGroupName: 'name', Description: 'words' };

  it.each([
    [
      'where its text is not shown',
      text,
      { SecurityGroupName: '', Description: 'words' },
      'SecurityGroupName',
    ],
    ['where its text is absent', text, { Description: 'words' }, 'SecurityGroupName'],
    ['where its record is missing among others', twoTags, tagsShown(tag('a', '1')), 'Tag.2.Key'],
    ['where no record is shown', twoTags, tagsShown(), 'Tag.1.Value'],
  ])('%s', (_, values, resource, name) => {
    expect(isDropped(group, values, resource, name)).toBe(true);
  });

  it.each([
    ['where its text is shown', text, text, 'SecurityGroupName'],
    ['where another text is shown', text, { SecurityGroupName: 'other' }, 'SecurityGroupName'],
    ['where another record is missing', twoTags, tagsShown(tag('a', '1')), 'Tag.1.Key'],
    ['where its record is shown changed', twoTags, tagsShown(tag('a', '1'), tag('b', '')), 'Tag.2.Value'],
    ['where nobody asked for it', twoTags, tagsShown(), 'Tag.3.Key'],
    ['where the target shows nothing of the kind', { ClientToken: 't' }, {}, 'ClientToken'],
  ])('and it is not %s', (_, values, resource, name) => {
    expect(isDropped(group, values, resource, name)).toBe(false);
  });
});

describe('a resource shows a part of what was asked for', () => {
  const values = { SecurityGroupName: 'name', ...twoTags };

  it.each([
    ['all of it', { SecurityGroupName: 'name', ...tagsShown(tag('a', '1'), tag('b', '2')) }, true],
    ['its text alone', { SecurityGroupName: 'name' }, true],
    ['one of its records', { SecurityGroupName: 'name', ...tagsShown(tag('b', '2')) }, true],
    ['another text', { SecurityGroupName: 'other', ...tagsShown(tag('a', '1')) }, false],
    ['another record', { SecurityGroupName: 'name', ...tagsShown(tag('c', '3')) }, false],
  ])('where it shows %s: %o', (_, resource, isPart) => {
    expect(isPartOf(group, values, resource)).toBe(isPart);
  });
});
