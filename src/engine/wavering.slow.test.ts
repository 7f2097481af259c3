import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { clausesOf, runReference } from './runs.test.kit.ts';

/** One request at a time: what goes wrong now and then goes wrong in the same requests each time. */
const inTurn = { concurrency: 1, strict: true } as const;

describe('an endpoint that is wrong now and then', () => {
  it.each([
    ['rare/sp-securitypolicyname-charset', 'SecurityPolicyName.charset', specimen.policy],
    ['rare/sp-ciphers-supported', 'Ciphers.supported', specimen.policy],
    ['rare/sg-tag-count', 'Tag.count', specimen.group],
    ['rare/sg-long-names-refused', 'SecurityGroupName.length', specimen.group],
    ['rare/sg-tags-lost', 'Result.readback', specimen.group],
  ])('%s breaks %s, and nothing that is merely looked at by such requests', async (name, rule, contract) => {
    const { clausesThat } = await runReference({ defects: [name] }, { ...inTurn, contracts: [contract] });
    expect(clausesThat('violates')).toEqual([`${contract.operation}.${rule}`]);
  });

  it('is tried again at the end when it was wrong but once', async () => {
    let wrong = 0;
    const clause = 'CreateSecurityGroup.Description.length';
    const { result, exchanges } = await runReference(
      { defects: ['sg-description-length/max-plus-one'] },
      { ...inTurn, clauses: clausesOf('CreateSecurityGroup', 'Description.length') },
      (call, exchange) => {
        const text = call.parameters.find(([parameter]) => parameter === 'Description')?.[1] ?? '';
        if ([...text].length !== 257 || ++wrong === 1 || wrong % 20 === 0) return exchange;
        const body = JSON.stringify({ RequestId: `R-${wrong}`, Code: 'InvalidDescription', Message: 'No.' });
        const { response } = exchange;
        return response === undefined
          ? exchange
          : { ...exchange, response: { ...response, status: 400, body } };
      },
    );
    expect(result(clause).outcome).toBe('violates');
    expect(exchanges.filter(({ purpose }) => purpose === 'confirm').length).toBeGreaterThan(8);
  });
});
