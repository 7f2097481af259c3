import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Exchange } from '../client/exchange.ts';
import { runReference, type Tamper } from './runs.test.kit.ts';

const readback = 'CreateSecurityGroup.Result.readback';

/** What the target lists, changed. */
const listed =
  (change: (group: Record<string, unknown>) => Record<string, unknown> | null): Tamper =>
  (call, exchange: Exchange) => {
    // Answers in XML are left as they are.
    if (call.action !== 'DescribeSecurityGroups' || !exchange.response?.body.startsWith('{')) return exchange;
    const content = JSON.parse(exchange.response.body);
    const groups = content.SecurityGroups.SecurityGroup.flatMap(
      (group: Record<string, unknown>) => change(group) ?? [],
    );
    const body = JSON.stringify({ ...content, SecurityGroups: { SecurityGroup: groups } });
    return { ...exchange, response: { ...exchange.response, body } };
  };

const nameOf = (group: Record<string, unknown>) => String(group.SecurityGroupName ?? '');

const groupsOnly = (tamper: Tamper) => runReference({}, { contracts: [specimen.group] }, tamper);

describe('what valid requests created', () => {
  it('is read back whatever clause they are about, and made small when it is not as asked', async () => {
    const { result, left } = await groupsOnly(
      listed((group) =>
        nameOf(group).endsWith('_') ? { ...group, SecurityGroupName: nameOf(group).slice(0, -1) } : group,
      ),
    );
    const { outcome, counterexample } = result(readback);
    expect({ outcome, left }).toEqual({ outcome: 'violates', left: 0 });
    const name = counterexample?.parameters.SecurityGroupName ?? '';
    expect(name.endsWith('_')).toBe(true);
    expect([...name].length).toBeLessThanOrEqual(3);
    expect(counterexample?.steps?.at(-1)).toContain('expected SecurityGroupName');
  });

  it('is looked at alone before anything is said of a target that shows one of the ids it is asked for', async () => {
    const { result } = await groupsOnly((call, exchange) => {
      const asked = call.parameters.find(([name]) => name === 'SecurityGroupIds')?.[1];
      let seen = 0;
      return asked === undefined
        ? exchange
        : listed((group) => (seen++ === 0 ? group : null))(call, exchange);
    });
    expect(result(readback)).toMatchObject({ outcome: 'conforms' });
  });

  it('counts for the clause, and is deleted', async () => {
    const { result, left } = await groupsOnly((_, exchange) => exchange);
    expect(left).toBe(0);
    expect(result(readback)).toMatchObject({ outcome: 'conforms' });
    expect(result(readback).accepted).toBeGreaterThan(60);
  });

  it('is not kept where nothing but another clause is asked for', async () => {
    const { exchanges } = await runReference(
      {},
      { clauses: new Set(['CreateSecurityGroup.SecurityGroupName.length']) },
    );
    expect(exchanges.some((it) => it.case === `${readback}/read`)).toBe(false);
    expect(exchanges.length).toBeGreaterThan(10);
  });
});
