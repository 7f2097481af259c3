import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { clausesOf, runReference } from './runs.test.kit.ts';

const contracts = [specimen.group];

describe('an endpoint that takes no long addresses', () => {
  it('is sent what is too long for one in a form body', async () => {
    const rules = ['Tag.count', 'Tag.Key.length', 'Tag.Value.length', 'Description.length'];
    const { clausesThat, exchanges, left } = await runReference(
      { oddities: ['http/short-addresses'] },
      { contracts, clauses: clausesOf('CreateSecurityGroup', ...rules) },
    );
    const tooLong = exchanges.filter(({ response }) => response?.status === 414);
    expect(tooLong.length).toBeGreaterThan(0);
    for (const { ordinal, case: id } of tooLong) {
      const again = exchanges.find((it) => it.ordinal > ordinal && it.case === id);
      expect(again?.request.body, id).not.toBe('');
      expect(again?.response?.status, id).not.toBe(414);
    }
    expect(clausesThat('conforms').toSorted()).toEqual(
      rules.map((rule) => `CreateSecurityGroup.${rule}`).toSorted(),
    );
    expect(left).toBe(0);
  });

  it('is not held to take them by GET', async () => {
    const { result } = await runReference(
      { oddities: ['http/short-addresses'] },
      { contracts, clauses: clausesOf('CreateSecurityGroup', 'Transport.get') },
    );
    expect(result('CreateSecurityGroup.Transport.get').outcome).toMatch(/^(conforms|inconclusive)$/);
  });
});

describe('what is wrong with the form of one answer', () => {
  it.each([
    ['request-id/by-content', 'RequestId.unique', ['RequestId.unique', 'Refusal.effect']],
    ['format-xml/unescaped', 'Format.xml', ['Format.xml']],
  ])('%s is looked for again in the same requests: %s', async (defect, rule, rules) => {
    const { result } = await runReference(
      { defects: [defect] },
      { contracts, clauses: clausesOf('CreateSecurityGroup', ...rules) },
    );
    expect(result(`CreateSecurityGroup.${rule}`).outcome).toBe('violates');
  });
});
