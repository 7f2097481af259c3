import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { runReference } from './runs.test.kit.ts';

describe('what refused requests have created', () => {
  it.each([
    ['sg-refused-but-created/by-get', specimen.group, '-X GET'],
    ['sg-refused-but-created/with-old-spelling', specimen.group, 'Tag.1.key='],
    ['sp-refused-but-created/in-form-body', specimen.policy, '--data'],
  ])('is looked for, however they come: %s', async (name, contract, part) => {
    const { result } = await runReference({ defects: [name] }, { contracts: [contract] });
    const { outcome, counterexample } = result(contract.common.refusalEffect);
    expect(outcome).toBe('violates');
    expect(counterexample?.curl).toContain(part);
    expect(counterexample?.steps?.join(' ')).toContain('lists');
  });

  it('is not what others have created meanwhile, however like it that is', async () => {
    const { result, exchanges } = await runReference(
      {},
      { contracts: [specimen.group] },
      (call, exchange) => {
        const { response } = exchange;
        if (call.action !== 'DescribeSecurityGroups' || !response?.body.startsWith('{')) return exchange;
        const content = JSON.parse(response.body);
        if (!Array.isArray(content.SecurityGroups?.SecurityGroup)) return exchange;
        // The very name that the run sends, in every list.
        const group = { SecurityGroupId: 'sg-of-others', SecurityGroupName: 'edge-group', Description: '' };
        content.SecurityGroups.SecurityGroup.push({ ...group, Tags: { Tag: [] } });
        content.TotalCount += 1;
        return { ...exchange, response: { ...response, body: JSON.stringify(content) } };
      },
    );
    expect(result('CreateSecurityGroup.Refusal.effect').outcome).toBe('conforms');
    expect(exchanges.length).toBeGreaterThan(100);
  });
});
