import { describe, expect, it } from 'vitest';
import { defects } from '../reference/defects/index.ts';
import { runReference } from './runs.test.kit.ts';

const envelopes = ['CreateSecurityPolicy.Error.envelope', 'CreateSecurityGroup.Error.envelope'];

describe('a target that refuses everything in one wrong form', () => {
  it.each(['error-status/500', 'error-status/302', 'error-envelope/without-code', 'error-body/html'])(
    'is accused of its envelope and judged in everything else: %s',
    async (name) => {
      const defect = defects.find((it) => it.name === name);
      if (defect === undefined) throw new Error(`There is no defect ${name}.`);
      const { clausesThat } = await runReference({ defects: [name] });
      const accused = clausesThat('violates');
      expect(accused).toEqual(expect.arrayContaining(envelopes));
      expect(accused.filter((id) => !(defect.clauses as readonly string[]).includes(id))).toEqual([]);
      expect(clausesThat('conforms')).toEqual(
        expect.arrayContaining([
          'CreateSecurityPolicy.SecurityPolicyName.length',
          'CreateSecurityPolicy.Ciphers.supported',
          'CreateSecurityGroup.SecurityGroupName.charset',
          'CreateSecurityGroup.Tag.count',
        ]),
      );
    },
  );
});
