import { describe, expect, it } from 'vitest';
import { contract as policyAsWritten } from '../../specs/operations/alb-create-security-policy.ts';
import { contract as groupAsWritten } from '../../specs/operations/ecs-create-security-group.ts';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { ContractError, checkContract, contractHash, usedClauses } from './check-contract.ts';
import type { Clause } from './clause.ts';
import type { Contract } from './contract.ts';

const { group, policy } = specimen;

/** The message with which `data` is refused as a contract. */
function refusalOf(data: unknown): string {
  try {
    checkContract(data, 'some-file.ts');
  } catch (error) {
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toHaveProperty('name', 'ContractError');
    return error instanceof Error ? error.message : '';
  }
  return 'accepted';
}

const without = (name: keyof Contract): unknown => {
  const { [name]: _, ...rest } = policy;
  return rest;
};

describe('checkContract', () => {
  it.each([policyAsWritten, groupAsWritten])('takes the contract of $operation as it is', (contract) => {
    expect(checkContract(structuredClone(contract), 'a file')).toEqual(contract);
  });

  it('takes a clause that cannot be tested, and why', () => {
    const untested = { kind: 'none', reason: 'Nothing shows it.' } as const;
    const clauses = policy.clauses.map((it, index) => (index === 0 ? { ...it, method: untested } : it));
    expect(refusalOf({ ...policy, clauses })).toBe('accepted');
  });

  it('names the clause that is used and has none', () => {
    const id = 'CreateSecurityPolicy.Ciphers.supported';
    const broken = { ...policy, clauses: policy.clauses.filter((it) => it.id !== id) };
    expect(refusalOf(broken)).toContain(`${id} is used and has no clause`);
  });

  it('names every clause that is used and has none', () => {
    const gone = ['Tag.Key.length', 'Quota.limit', 'RequestId.uuid'].map(
      (rule) => `CreateSecurityGroup.${rule}`,
    );
    const message = refusalOf({ ...group, clauses: group.clauses.filter(({ id }) => !gone.includes(id)) });
    for (const id of gone) expect(message).toContain(`${id} is used and has no clause`);
  });

  it('names the clause that stands twice', () => {
    const [first] = group.clauses;
    expect(refusalOf({ ...group, clauses: [...group.clauses, first] })).toContain(
      `${first?.id} stands twice`,
    );
  });

  it('names the clause that belongs to another operation', () => {
    const [foreign] = policy.clauses;
    expect(refusalOf({ ...group, clauses: [...group.clauses, foreign] })).toContain(
      `${foreign?.id} belongs to another operation`,
    );
  });

  it('names the clause that says it belongs elsewhere', () => {
    const clauses = group.clauses.map((it, index) => (index === 3 ? { ...it, operation: 'Another' } : it));
    expect(refusalOf({ ...group, clauses })).toContain(
      `${group.clauses[3]?.id} belongs to another operation`,
    );
  });

  it('names the clause whose id is not of its operation', () => {
    const [first] = group.clauses;
    expect(refusalOf({ ...group, clauses: [...group.clauses, { ...first, id: 'Another.thing' }] })).toContain(
      'Another.thing belongs to another operation',
    );
  });

  it('gives each fault a line of its own', () => {
    const [first, second] = group.clauses;
    expect(refusalOf({ ...group, clauses: [...group.clauses, first, second] })).toBe(
      `some-file.ts has faults in its clause ids:\n  ${first?.id} stands twice\n  ${second?.id} stands twice`,
    );
    expect(refusalOf({ ...group, baselines: [], clauses: [] })).toMatch(
      /^some-file\.ts is not a contract:\n {2}baselines: .+\n {2}clauses: .+$/,
    );
  });

  it('names the file', () => {
    expect(refusalOf(null)).toContain('some-file.ts is not a contract');
    expect(refusalOf({ ...group, clauses: group.clauses.slice(1) })).toContain('some-file.ts has faults');
  });

  it.each([
    ['parameters', without('parameters')],
    ['baselines', { ...policy, baselines: [] }],
    ['version', { ...policy, version: 'v1' }],
    ['version', { ...policy, version: 'v2020-06-16' }],
    ['version', { ...policy, version: '2020-06-16-beta' }],
    ['operation', { ...policy, operation: 'create policy' }],
    ['operation', { ...policy, operation: 'aCreatePolicy' }],
    ['operation', { ...policy, operation: 'Create policy' }],
    ['common.formatXml', { ...policy, common: { ...policy.common, formatXml: 'a.Format.xml' } }],
    ['clauses', { ...policy, clauses: [] }],
    [
      'quota.errors.0.status',
      { ...policy, quota: { ...policy.quota, errors: [{ status: 200, code: 'Fine' }] } },
    ],
    ['quota.errors.0.code', { ...policy, quota: { ...policy.quota, errors: [{ status: 400, code: '' }] } }],
    ['common.formatXml', { ...policy, common: { ...policy.common, formatXml: 'Format.xml and more' } }],
    [
      'companions.list.paging',
      { ...policy, companions: { ...policy.companions, list: { ...policy.companions.list, paging: [] } } },
    ],
    [
      'clauses.0.level',
      { ...policy, clauses: [{ ...policy.clauses[0], level: 'may' }, ...policy.clauses.slice(1)] },
    ],
    [
      'clauses.0.method.sides',
      {
        ...policy,
        clauses: [
          { ...policy.clauses[0], method: { kind: 'request', sides: [] } },
          ...policy.clauses.slice(1),
        ],
      },
    ],
    [
      'clauses.0.method.reason',
      {
        ...policy,
        clauses: [{ ...policy.clauses[0], method: { kind: 'none' } }, ...policy.clauses.slice(1)],
      },
    ],
  ])('names the place %s where the shape is wrong', (place, data) => {
    expect(refusalOf(data)).toContain(`${place}: `);
  });

  it('says that a range of characters runs upwards', () => {
    const plain = [{ name: 'letters backwards', ranges: [[122, 97]] }];
    const parameters = policy.parameters.map((it) =>
      it.shape === 'text' ? { ...it, text: { ...it.text, plain } } : it,
    );
    expect(refusalOf({ ...policy, parameters })).toContain('a range runs upwards');
  });
});

describe('contractHash', () => {
  it('changes with what a clause says, and not with where its document is read', () => {
    const changed = (change: (clause: Clause) => Clause): string =>
      contractHash({ ...groupAsWritten, clauses: groupAsWritten.clauses.map(change) });
    const own = contractHash(groupAsWritten);
    expect(changed((it) => ({ ...it, source: { ...it.source, url: 'https://documents.example' } }))).toBe(
      own,
    );
    expect(changed((it) => ({ ...it, statement: `${it.statement} Or not.` }))).not.toBe(own);
    expect(changed((it) => ({ ...it, source: { ...it.source, place: 'elsewhere' } }))).not.toBe(own);
  });
});

describe('usedClauses', () => {
  it('finds ids wherever they stand, each once, and leaves the list of clauses out', () => {
    const used = usedClauses(group);
    expect(new Set(used).size).toBe(used.length);
    expect(used).toContain('CreateSecurityGroup.Tag.Key.length');
    expect(used).toContain('CreateSecurityGroup.Action.absent');
    expect(usedClauses({ ...group, parameters: [] })).not.toContain('CreateSecurityGroup.Tag.Key.length');
  });
});
