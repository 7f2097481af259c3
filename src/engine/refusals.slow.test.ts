import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { defects } from '../reference/defects/index.ts';
import { runReference } from './runs.test.kit.ts';

const { group, policy } = specimen;

describe('a target that refuses everything in one wrong form', () => {
  it.each([
    ['error-status/500', policy, ['SecurityPolicyName.length', 'Ciphers.supported']],
    ['error-status/302', group, ['SecurityGroupName.charset', 'Tag.count']],
    ['error-envelope/without-code', policy, ['SecurityPolicyName.length', 'Ciphers.supported']],
    ['error-body/html', group, ['SecurityGroupName.charset', 'Tag.count']],
  ] as const)(
    'is accused of its envelope and judged in everything else: %s',
    async (name, contract, others) => {
      const defect = defects.find((it) => it.name === name);
      if (defect === undefined) throw new Error(`There is no defect ${name}.`);
      const { clausesThat } = await runReference({ defects: [name] }, { contracts: [contract] });
      const accused = clausesThat('violates');
      expect(accused).toContain(`${contract.operation}.Error.envelope`);
      expect(accused.filter((id) => !(defect.clauses as readonly string[]).includes(id))).toEqual([]);
      const kept = others.map((rule) => `${contract.operation}.${rule}`);
      expect(clausesThat('conforms')).toEqual(expect.arrayContaining(kept));
    },
  );
});
