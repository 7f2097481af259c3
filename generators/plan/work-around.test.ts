import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { holdsCharacter } from '../../src/contract/alphabet.ts';
import type { Contract, Text, TextRule } from '../../src/contract/contract.ts';
import type { Parameters } from '../../src/contract/test-case.ts';
import { type TurnedDown, withoutTurnedDown } from './work-around.ts';

const { group, policy } = specimen;

const fault = (clause: string, smallest: Parameters, cure: Parameters = {}): TurnedDown => ({
  clause,
  smallest,
  cure,
});

const policyFault = (rule: string, smallest: Parameters, cure: Parameters = {}): TurnedDown =>
  fault(`CreateSecurityPolicy.${rule}`, smallest, cure);
const groupFault = (rule: string, smallest: Parameters, cure: Parameters = {}): TurnedDown =>
  fault(`CreateSecurityGroup.${rule}`, smallest, cure);
const nameFault = (rule: string, refused: string, accepted: string): TurnedDown =>
  policyFault(
    `SecurityPolicyName.${rule}`,
    { SecurityPolicyName: refused },
    { SecurityPolicyName: accepted },
  );

/** The text of a parameter, or of a member of a group. */
function textOf(contract: Contract, name: string, member?: string): Text {
  const parameter = contract.parameters.find((it) => it.name === name);
  const text =
    parameter?.shape === 'group'
      ? parameter.members[member ?? '']
      : parameter?.shape === 'text'
        ? parameter.text
        : undefined;
  if (text === undefined) throw new Error(`${name} is no text.`);
  return text;
}

function ruleOf<K extends TextRule['kind']>(text: Text, kind: K): Extract<TextRule, { kind: K }> {
  const rule = text.rules.find((it): it is Extract<TextRule, { kind: K }> => it.kind === kind);
  if (rule === undefined) throw new Error(`The text has no rule ${kind}.`);
  return rule;
}

const nameIn = (contract: Contract) => textOf(contract, 'SecurityPolicyName');
const isPlain = (text: Text, character: string) => holdsCharacter(text.plain, character.codePointAt(0) ?? 0);
const isFirst = (text: Text, character: string) =>
  holdsCharacter(ruleOf(text, 'first').accepts, character.codePointAt(0) ?? 0);

function valuesOf(contract: Contract, name: string): readonly string[] {
  const parameter = contract.parameters.find((it) => it.name === name);
  if (parameter?.shape !== 'list') throw new Error(`${name} is no list.`);
  return parameter.values;
}

function tagCount(contract: Contract): number {
  const tag = contract.parameters.find((it) => it.name === 'Tag');
  if (tag?.shape !== 'group') throw new Error('Tag is no group.');
  return tag.count.max;
}

it('leaves a contract as it is where nothing is turned down', () => {
  expect(withoutTurnedDown(policy, [])).toBe(policy);
});

describe('a text of which something is turned down', () => {
  it('starts with no character of the same kind as the one that is turned down', () => {
    const text = nameIn(withoutTurnedDown(policy, [nameFault('first', 'Qu', 'wu')]));
    expect(['Q', 'A', 'Z'].filter((it) => isFirst(text, it))).toEqual([]);
    expect(isFirst(text, 'w')).toBe(true);
    expect(isPlain(text, 'Q')).toBe(true);
  });

  it('starts with what it did where nothing else would be left', () => {
    const faults = [nameFault('first', 'Qu', 'wu'), nameFault('first', 'wu', 'Qu')];
    const text = nameIn(withoutTurnedDown(policy, faults));
    expect([isFirst(text, 'Q'), isFirst(text, 'w')]).toEqual([false, true]);
  });

  it.each([
    ['shorter than what is too long', 'a'.repeat(100), 'aaaa', { min: 2, max: 99 }],
    ['longer than what is too short', 'aa', 'aaaa', { min: 3, max: 128 }],
  ])('is %s', (_, refused, accepted, expected) => {
    const text = nameIn(withoutTurnedDown(policy, [nameFault('length', refused, accepted)]));
    expect(ruleOf(text, 'length')).toMatchObject(expected);
  });

  it('never becomes longer or shorter than the document says', () => {
    const faults = [nameFault('length', 'a'.repeat(300), 'aa'), nameFault('length', '', 'aa')];
    expect(ruleOf(nameIn(withoutTurnedDown(policy, faults)), 'length')).toMatchObject({ min: 2, max: 128 });
  });

  it('is as long as it was where no length would be left', () => {
    const faults = [nameFault('length', 'aaaaa', 'aa'), nameFault('length', 'aaaa', 'aaaaaa')];
    expect(ruleOf(nameIn(withoutTurnedDown(policy, faults)), 'length')).toMatchObject({ min: 2, max: 4 });
  });

  it('counts characters beyond the BMP as one', () => {
    const long = '\u{20000}'.repeat(40);
    const text = nameIn(withoutTurnedDown(policy, [nameFault('length', long, 'aa')]));
    expect(ruleOf(text, 'length').max).toBe(39);
  });

  it('lacks the one letter that is turned down, or all characters of another kind', () => {
    const letter = nameIn(withoutTurnedDown(policy, [nameFault('charset', 'wq', 'ww')]));
    expect(['p', 'q', 'r', 'Q'].map((it) => isPlain(letter, it))).toEqual([true, false, true, true]);
    const digits = nameIn(withoutTurnedDown(policy, [nameFault('charset', 'w7', 'ww')]));
    expect(['1', '7', 'q', '_'].map((it) => isPlain(digits, it))).toEqual([false, false, true, true]);
  });

  it.each(['a', 'b', 'y', 'z', 'A', 'Z'])('lacks %s alone of all letters', (letter) => {
    const text = nameIn(withoutTurnedDown(policy, [nameFault('charset', `w${letter}`, 'ww')]));
    const all = [...'abyzABYZ'];
    expect(all.filter((it) => !isPlain(text, it))).toEqual([letter]);
  });

  it('has the characters that it had where none would be left', () => {
    const digits = { name: 'digits', ranges: [[48, 57]] } as const;
    const parameters = policy.parameters.map((it) =>
      it.shape === 'text' ? { ...it, text: { ...it.text, plain: [digits] } } : it,
    );
    const narrowed = withoutTurnedDown({ ...policy, parameters }, [nameFault('charset', 'w7', 'ww')]);
    expect(isPlain(nameIn(narrowed), '7')).toBe(true);
  });

  it('keeps what the cure has as well', () => {
    const text = nameIn(withoutTurnedDown(policy, [nameFault('charset', 'w_', '_w')]));
    expect(isPlain(text, '_')).toBe(true);
  });

  it('is as it was where the clause is about something else, or the request has nothing of it', () => {
    const faults = [
      policyFault('Ciphers.known', { SecurityPolicyName: 'Qu' }),
      policyFault('SecurityPolicyName.first', { 'Ciphers.1': 'AES128-SHA' }),
      policyFault('SecurityPolicyName.required', { SecurityPolicyName: 'Qu' }),
    ];
    expect(nameIn(withoutTurnedDown(policy, faults))).toEqual(nameIn(policy));
  });
});

describe('a list of which something is turned down', () => {
  const version = policyFault(
    'TLSVersions.enum',
    { 'TLSVersions.1': 'TLSv1.1' },
    { 'TLSVersions.1': 'TLSv1.2' },
  );

  it('lacks that value, and the rule that ties it to another list as well', () => {
    const narrowed = withoutTurnedDown(policy, [version]);
    expect(valuesOf(narrowed, 'TLSVersions')).toEqual(['TLSv1.0', 'TLSv1.2', 'TLSv1.3']);
    expect(Object.keys(narrowed.across[0]?.table ?? {})).toEqual(['TLSv1.0', 'TLSv1.2', 'TLSv1.3']);
    expect(valuesOf(narrowed, 'Ciphers')).toEqual(valuesOf(policy, 'Ciphers'));
  });

  it('lacks that value under each of those that support it', () => {
    const cipher = policyFault('Ciphers.known', { 'Ciphers.1': 'AES256-SHA' }, { 'Ciphers.1': 'AES128-SHA' });
    const [rule] = withoutTurnedDown(policy, [cipher]).across;
    const table = rule?.table ?? {};
    expect(table['TLSv1.0']).toEqual(['AES128-SHA', 'DES-CBC3-SHA']);
    expect(Object.values(table).flat()).not.toContain('AES256-SHA');
  });

  it('has no supporter left of which everything is turned down', () => {
    const ciphers = ['AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA'];
    const faults = ciphers.map((it) => policyFault('Ciphers.known', { 'Ciphers.1': it }));
    const { table } = withoutTurnedDown(policy, faults).across[0] ?? { table: {} };
    expect(Object.keys(table)).toEqual(['TLSv1.2', 'TLSv1.3']);
  });

  it('is as it was where a set of several is turned down, or the cure has the value too', () => {
    const faults = [
      policyFault('TLSVersions.enum', { 'TLSVersions.1': 'TLSv1.0', 'TLSVersions.2': 'TLSv1.1' }),
      policyFault('TLSVersions.enum', { 'TLSVersions.1': 'TLSv1.1' }, { 'TLSVersions.1': 'TLSv1.1' }),
      policyFault('Ciphers.supported', { 'TLSVersions.1': 'TLSv1.1' }),
    ];
    expect(withoutTurnedDown(policy, faults)).toEqual(policy);
  });

  it('keeps its last value', () => {
    const versions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
    const faults = versions.map((it) => policyFault('TLSVersions.enum', { 'TLSVersions.1': it }));
    const narrowed = withoutTurnedDown(policy, faults);
    expect(valuesOf(narrowed, 'TLSVersions')).toEqual(['TLSv1.3']);
    expect(Object.keys(narrowed.across[0]?.table ?? {})).toEqual(['TLSv1.3']);
  });
});

describe('a list of records of which something is turned down', () => {
  const tags = (count: number): Parameters =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`Tag.${index + 1}.Key`, `k${index}`]));

  it('has fewer records than what is too many', () => {
    expect(tagCount(withoutTurnedDown(group, [groupFault('Tag.count', tags(11))]))).toBe(10);
    expect(tagCount(withoutTurnedDown(group, [groupFault('Tag.count', tags(30))]))).toBe(20);
  });

  it('has as many as before where a single record is turned down', () => {
    expect(tagCount(withoutTurnedDown(group, [groupFault('Tag.count', tags(1))]))).toBe(20);
    expect(tagCount(withoutTurnedDown(group, [groupFault('Tag.Key.length', tags(11))]))).toBe(20);
  });

  it('has members that lack what is turned down, and others as they were', () => {
    const refused = { 'Tag.1.Key': 'k'.repeat(50), 'Tag.1.Value': 'v' };
    const narrowed = withoutTurnedDown(group, [groupFault('Tag.Key.length', refused, { 'Tag.1.Key': 'kk' })]);
    expect(ruleOf(textOf(narrowed, 'Tag', 'Key'), 'length').max).toBe(49);
    expect(textOf(narrowed, 'Tag', 'Value')).toEqual(textOf(group, 'Tag', 'Value'));
  });
});

describe('what is left, whatever is turned down', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'Q', '7', '_', '.', '-', '\u8d22'), maxLength: 140 });
  const entries = fc.constantFrom(...valuesOf(policy, 'TLSVersions'), ...valuesOf(policy, 'Ciphers'));
  const requests = fc.record(
    {
      SecurityPolicyName: texts,
      'TLSVersions.1': entries,
      'TLSVersions.2': entries,
      'Ciphers.1': entries,
    },
    { requiredKeys: [] },
  );
  const clauses = fc.constantFrom(
    ...policy.clauses
      .map(({ id }) => id)
      .filter((id) => /\.(SecurityPolicyName|TLSVersions|Ciphers)\./.test(id)),
  );
  const faults = fc.array(fc.record({ clause: clauses, smallest: requests, cure: requests }), {
    maxLength: 6,
  });

  it('is as valid as before, and never nothing', () => {
    fc.assert(
      fc.property(faults, (all) => {
        const narrowed = withoutTurnedDown(policy, all);
        for (const name of ['TLSVersions', 'Ciphers']) {
          expect(valuesOf(policy, name)).toEqual(expect.arrayContaining([...valuesOf(narrowed, name)]));
          expect(valuesOf(narrowed, name)).not.toEqual([]);
        }
        const [before, after] = [nameIn(policy), nameIn(narrowed)];
        expect(ruleOf(after, 'length').min).toBeGreaterThanOrEqual(ruleOf(before, 'length').min);
        expect(ruleOf(after, 'length').max).toBeLessThanOrEqual(ruleOf(before, 'length').max);
        expect(ruleOf(after, 'length').min).toBeLessThanOrEqual(ruleOf(after, 'length').max);
        expect(after.plain).not.toEqual([]);
        expect(ruleOf(after, 'first').accepts).not.toEqual([]);
        const characters = [...'azAZ09._-m \u8d22'];
        for (const it of characters.filter((character) => isPlain(after, character)))
          expect(isPlain(before, it)).toBe(true);
      }),
    );
  });

  it('does not change the contract that it is made from', () => {
    const before = JSON.stringify(policy);
    fc.assert(fc.property(faults, (all) => withoutTurnedDown(policy, all) !== null));
    expect(JSON.stringify(policy)).toBe(before);
  });
});
