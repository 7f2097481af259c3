import { describe, expect, it } from 'vitest';
import { caseOptions } from '../generators/claims.test.kit.ts';
import { enumerations, generateCases } from '../generators/plan/cases.ts';
import { generateSequences } from '../generators/sequences/sequences.ts';
import { holdsCharacter } from '../src/contract/alphabet.ts';
import { inapplicable } from '../src/contract/applicability.ts';
import { contractHash, usedClauses } from '../src/contract/check-contract.ts';
import type { Clause } from '../src/contract/clause.ts';
import { readText } from '../src/contract/read-text.ts';
import { quotaClauses } from '../src/engine/stages/quota/quota-clauses.ts';
import { specimen } from './specimen.test.kit.ts';

const { contracts, group, policy, facts } = specimen;

/** The must and should clauses that both operations have. */
const common = [
  'ClientToken.ascii',
  'ClientToken.length',
  'ClientToken.idempotent',
  'ClientToken.distinct',
  'ClientToken.concurrent',
  'ClientToken.mismatch',
  'ResourceGroupId.accepted',
  'Result.id',
  'Result.readback',
  'Refusal.effect',
  'RequestId.present',
  'RequestId.unique',
  'RequestId.uuid',
  'Format.json',
  'Format.xml',
  'Format.equal',
  'Error.envelope',
  'Transport.get',
  'Transport.post',
  'Robust.input',
];

const ofGroups = [
  'RegionId.required',
  'SecurityGroupName.length',
  'SecurityGroupName.first',
  'SecurityGroupName.charset',
  'SecurityGroupName.prefix',
  'SecurityGroupName.optional',
  'Description.length',
  'Description.prefix',
  'Description.charset',
  'Description.optional',
  'Tag.count',
  'Tag.Key.nonempty',
  'Tag.Key.length',
  'Tag.Key.prefix',
  'Tag.Value.empty',
  'Tag.Value.length',
  'Tag.Value.prefix',
  'Tag.alias',
  'VpcId.exists',
  'VpcId.required',
  'OwnerAccount.accepted',
  'Quota.limit',
  'Quota.scope',
  'Result.isolation',
];

const ofPolicies = [
  'SecurityPolicyName.required',
  'SecurityPolicyName.length',
  'SecurityPolicyName.first',
  'SecurityPolicyName.charset',
  'TLSVersions.required',
  'TLSVersions.enum',
  'Ciphers.required',
  'Ciphers.known',
  'Ciphers.supported',
  'DryRun.pass',
  'DryRun.fail',
  'DryRun.effect',
  'DryRun.quota',
  'DryRun.false',
  'Quota.error',
];

/** What a must clause says by example only stands apart, as a should of its own. */
const apart = ['DryRun.pass.status', 'Quota.error.message'];

const shoulds = ['ClientToken.mismatch', 'Result.isolation', 'RequestId.uuid', ...apart];

describe.each([
  { contract: group, rules: [...common, ...ofGroups] },
  { contract: policy, rules: [...common, ...ofPolicies, ...apart] },
])('the clauses of $contract.operation', ({ contract, rules }) => {
  const { clauses, operation } = contract;
  const judged = clauses.filter(({ level }) => level !== 'open');
  const ruleOf = ({ id }: Clause) => id.slice(operation.length + 1);

  it('are those that the document states, and no others', () => {
    expect(judged.map(ruleOf).sort()).toEqual([...rules].sort());
  });

  it('have ids that do not repeat', () => {
    const ids = clauses.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('are musts but for what is shown by example', () => {
    expect(
      judged
        .filter(({ level }) => level === 'should')
        .map(ruleOf)
        .sort(),
    ).toEqual(shoulds.filter((rule) => rules.includes(rule)).sort());
  });

  it('say one sentence each and where it stands', () => {
    for (const { id, statement, source, subject } of clauses) {
      expect(statement, id).toMatch(/^\S.*\.$/s);
      expect(source.place, id).toMatch(/\S{3}/);
      expect(source.document, id).toContain(operation);
      expect(source.edition, id).toMatch(/^(zh-CN|en-US), API \d{4}-\d{2}-\d{2}$/);
      expect(id.startsWith(`${operation}.${subject}`), id).toBe(true);
    }
  });

  it('are used by the contract where a request can show them', () => {
    const used = usedClauses(contract);
    const unused = clauses.filter(({ id, method }) => method.kind === 'request' && !used.includes(id));
    expect(unused.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    { name: 'a known VPC', known: facts },
    { name: 'groups in VPCs only', known: { ...facts, assumptions: ['vpc-only'] } },
  ])('have a case on each side of their line, with $name', ({ known }) => {
    const base = {
      ...specimen.base(contract),
      ...(known.assumptions.length > 0 && contract === group && { VpcId: 'vpc-known' }),
    };
    const cases = generateCases(caseOptions(contract, { facts: known, base }));
    const silent = inapplicable(contract, known);
    const missing = clauses.flatMap(({ id, method }) =>
      method.kind !== 'request' || silent.has(id)
        ? []
        : method.sides
            .filter((side) => !cases.some((it) => it.clause === id && it.side === side))
            .map((side) => `${id} ${side}`),
    );
    expect(missing).toEqual([]);
  });

  it('have a sequence or a part in the quota stage, where one request does not show them', () => {
    const sequences = generateSequences(caseOptions(contract)).map(({ clause }) => clause);
    const executed = [...sequences, ...quotaClauses(contract), contract.common.resultId];
    const unplayed = clauses.filter(({ id, method }) => method.kind === 'sequence' && !executed.includes(id));
    expect(unplayed.map(({ id }) => id)).toEqual([]);
  });

  it('are read off every answer only where the contract names them as such', () => {
    const { requestIdPresent, requestIdUnique, requestIdUuid, formatJson, formatXml, errorEnvelope } =
      contract.common;
    const status = contract.parameters.flatMap((it) => (it.shape === 'dry-run' ? [it.clauses.status] : []));
    expect(
      clauses
        .filter(({ method }) => method.kind === 'answer')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      [
        requestIdPresent,
        requestIdUnique,
        requestIdUuid,
        formatJson,
        formatXml,
        errorEnvelope,
        ...status,
      ].sort(),
    );
  });
});

describe.each(contracts)('the open points of $operation', (contract) => {
  const open = contract.clauses.filter(({ level }) => level === 'open');

  it('are observed, never judged', () => {
    expect(open.length).toBeGreaterThan(10);
    for (const { method } of open) expect(['observation', 'none']).toContain(method.kind);
  });

  it('have names under which requests touch them', () => {
    const used = usedClauses(contract);
    expect(open.map(({ id }) => id).filter((id) => !used.includes(id))).toEqual([]);
  });

  it('are probed with every label once', () => {
    const labels = contract.openCases.map(({ point, label }) => `${point} ${label}`);
    expect(new Set(labels).size).toBe(labels.length);
    const known = open.map(({ id }) => id);
    for (const { point } of contract.openCases) expect(known).toContain(point);
  });
});

describe('documented errors', () => {
  const pairsIn = (data: unknown): readonly string[] => {
    if (data === null || typeof data !== 'object') return [];
    const own =
      'status' in data && 'code' in data && typeof data.code === 'string'
        ? [`${data.status} ${data.code}`]
        : [];
    return [...own, ...Object.values(data).flatMap(pairsIn)];
  };

  it.each([
    '400 InvalidTagKey.Malformed',
    '400 InvalidTagValue.Malformed',
    '404 InvalidVpcId.NotFound',
    '403 InvalidVpcId.NotFound',
  ])('%s stands in the contract of groups', (pair) => {
    expect(pairsIn(group)).toContain(pair);
  });

  it.each(['400 QuotaExceeded.SecurityPoliciesNum', '400 DryRunOperation'])(
    '%s stands in the contract of policies',
    (pair) => {
      expect(pairsIn(policy)).toContain(pair);
    },
  );

  it.each([
    ['Key', 'InvalidTagKey.Malformed'],
    ['Value', 'InvalidTagValue.Malformed'],
  ])('every fault of a tag %s is answered with %s', (member, code) => {
    const tag = group.parameters.find(({ shape }) => shape === 'group');
    const rules = tag?.shape === 'group' ? (tag.members[member]?.rules ?? []) : [];
    const faults = rules.filter(({ kind }) => kind !== 'empty');
    expect(faults.length).toBeGreaterThan(1);
    for (const { errors } of faults) expect(errors).toEqual([{ status: 400, code }]);
  });

  it('are named for nothing else', () => {
    expect([...new Set([...pairsIn(group), ...pairsIn(policy)])].length).toBe(6);
  });
});

describe('names', () => {
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

  it.each([
    { contract: group, name: 'SecurityGroupName', open: '.' },
    { contract: policy, name: 'SecurityPolicyName', open: '' },
  ])('of $name hold what is listed and no other ASCII character', ({ contract, name, open }) => {
    const parameter = contract.parameters.find((it) => it.name === name);
    const text = parameter?.shape === 'text' ? parameter.text : null;
    const listed = text?.plain ?? [];
    for (const character of ascii.filter((it) => !open.includes(it))) {
      const findings = text === null ? [] : readText(text, `ab${character}`);
      const refused = findings.map((it) => (it.kind === 'breaks' ? it.clause : it.point));
      expect(refused, JSON.stringify(character)).toEqual(
        holdsCharacter(listed, character.charCodeAt(0)) ? [] : [`${contract.operation}.${name}.charset`],
      );
    }
  });
});

describe('editions', () => {
  it('are named by each contract, and a contract has one', () => {
    expect(contracts.map(({ operation, edition }) => [operation, edition])).toEqual([
      ['CreateSecurityPolicy', 'en-US, API 2020-06-16'],
      ['CreateSecurityGroup', 'zh-CN, API 2014-05-26'],
    ]);
    for (const { clauses, edition } of contracts)
      expect(new Set(clauses.map(({ source }) => source.edition))).toEqual(new Set([edition]));
  });

  it('have fingerprints that change with what they say', () => {
    const [first = group] = contracts;
    expect(contractHash(first)).toMatch(/^[0-9a-f]{16}$/);
    expect(contractHash(first)).toBe(contractHash(structuredClone(first)));
    expect(contractHash({ ...first, edition: 'en-US, API 2099-01-01' })).not.toBe(contractHash(first));
    expect(new Set(contracts.map(contractHash)).size).toBe(contracts.length);
  });
});

it('the only space that is sent in full is that of versions and ciphers', () => {
  expect(enumerations(caseOptions(group))).toEqual([]);
  expect(enumerations(caseOptions(policy)).map(({ clause, size }) => [clause, size])).toEqual([
    ['CreateSecurityPolicy.Ciphers.supported', 245_745],
  ]);
});
