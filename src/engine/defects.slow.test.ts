import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Contract } from '../contract/contract.ts';
import { brokenClauses, expectationOf } from '../oracle/expectation.ts';
import type { Counterexample } from '../results/summary.ts';
import { clausesOf, runReference } from './runs.test.kit.ts';

const contractOf = (clause: string): readonly Contract[] =>
  specimen.contracts.filter(({ operation }) => clause.startsWith(`${operation}.`));

/** The counterexample of a clause that the endpoint with `defect` breaks, found by a run of that clause alone. */
async function findCounterexample(defect: string, clause: string): Promise<Counterexample> {
  const profile = /Quota|quota$|charset/.test(clause) ? 'standard' : 'quick';
  const { result, left } = await runReference(
    { defects: [defect] },
    { clauses: new Set([clause]), contracts: contractOf(clause), profile },
  );
  const { outcome, counterexample, firstViolationAt } = result(clause);
  expect({ outcome, left }).toEqual({ outcome: 'violates', left: 0 });
  expect(firstViolationAt).toBeGreaterThan(0);
  if (counterexample === null) throw new Error(`${clause} was broken without a counterexample.`);
  return counterexample;
}

const found = new Map<string, Promise<Counterexample>>();

/** The same, by one run for all tests that ask for it. */
function counterexampleOf(defect: string, clause: string): Promise<Counterexample> {
  const key = `${defect} ${clause}`;
  const counterexample = found.get(key) ?? findCounterexample(defect, clause);
  found.set(key, counterexample);
  return counterexample;
}

const group = (rule: string) => `CreateSecurityGroup.${rule}`;
const policy = (rule: string) => `CreateSecurityPolicy.${rule}`;
const sizeOf = ({ parameters }: Counterexample, name: string) => [...(parameters[name] ?? '')].length;
const namesOf = ({ parameters }: Counterexample) =>
  Object.keys(parameters)
    .filter((name) => name !== 'ClientToken')
    .sort();

describe('the smallest counterexample', () => {
  it.each([
    ['sg-name-length/max-minus-one', group('SecurityGroupName.length'), 'SecurityGroupName', 128],
    ['sg-name-length/max-plus-one', group('SecurityGroupName.length'), 'SecurityGroupName', 129],
    ['sg-name-length/min-plus-one', group('SecurityGroupName.length'), 'SecurityGroupName', 2],
    ['sg-description-length/max-minus-one', group('Description.length'), 'Description', 256],
    ['sp-token-length/max-plus-one', policy('ClientToken.length'), 'ClientToken', 65],
    ['sp-token-length/max-minus-one', policy('ClientToken.length'), 'ClientToken', 64],
  ])('of %s, for %s, has in %s exactly %i characters', async (defect, clause, name, size) => {
    expect(sizeOf(await counterexampleOf(defect, clause), name)).toBe(size);
  });

  it.each([
    ['sg-tag-key-length/max-plus-one', group('Tag.Key.length'), 65],
    ['sg-tag-key-prefix/aliyun-taken', group('Tag.Key.prefix'), 6],
    ['sg-tag-key-empty/old-spelling-unchecked', group('Tag.alias'), 0],
  ])('of %s has a single tag', async (defect, clause, size) => {
    const found = await counterexampleOf(defect, clause);
    const tags = namesOf(found).filter((name) => name.startsWith('Tag.'));
    expect(tags.length).toBe(2);
    expect(tags.every((name) => name.startsWith('Tag.1.'))).toBe(true);
    expect(tags.map((name) => [...(found.parameters[name] ?? '')].length)).toContain(size);
  });

  it('of a fault that is passed over in the last of several tags has two tags', async () => {
    const found = await counterexampleOf('sg-tag-key-prefix/first-only', group('Tag.Key.prefix'));
    expect(namesOf(found).filter((name) => name.startsWith('Tag.')).length).toBe(4);
  });

  it('of twenty-one tags keeps all of them', async () => {
    const found = await counterexampleOf('sg-tag-count/max-plus-one', group('Tag.count'));
    expect(found.parameters).toHaveProperty(['Tag.21.Key']);
    expect(found.parameters).not.toHaveProperty(['Tag.22.Key']);
  });

  it('says what was expected, what came, and how to send it again', async () => {
    const found = await counterexampleOf('sg-name-length/max-plus-one', group('SecurityGroupName.length'));
    expect(found.expected).toBe('refused with a 4xx status and a Code');
    expect(found.response.status).toBe(200);
    expect(found.differsFromValidIn).toEqual(['SecurityGroupName']);
    expect(found.twin?.response.status).toBe(200);
    expect(found.curl).toMatch(/^curl .*SecurityGroupName=a+/s);
    expect(found.case).toMatch(/^CreateSecurityGroup\.SecurityGroupName\.length\/refuse\//);
  });

  it('stands beside a twin that differs in the tag at fault alone', async () => {
    const found = await counterexampleOf('sg-tag-key-length/max-plus-one', group('Tag.Key.length'));
    expect(found.differsFromValidIn).toContain('Tag.1.Key');
    expect(found.differsFromValidIn.filter((name) => !name.startsWith('Tag.1.'))).toEqual([]);
    expect(found.twin?.parameters).toHaveProperty(['Tag.1.Key']);
    expect(found.twin?.parameters).not.toHaveProperty(['Tag.2.Key']);
  });

  it('of a sequence tells its steps', async () => {
    const found = await counterexampleOf('sg-token/ignored', group('ClientToken.idempotent'));
    expect(found.steps?.length).toBeGreaterThan(1);
    expect(found.steps?.join('\n')).toMatch(/with token \w+ was accepted as/);
  });
});

describe('a counterexample read anew', () => {
  it.each([
    ['sg-name-charset/with-quotation-mark', group('SecurityGroupName.charset'), 'refuse'],
    ['sg-tag-key-prefix/first-only', group('Tag.Key.prefix'), 'refuse'],
    ['sp-ciphers/unchecked-supported', policy('Ciphers.supported'), 'refuse'],
    ['sg-description-length/max-minus-one', group('Description.length'), 'accept'],
  ])('of %s still says what it said of %s: %s', async (defect, clause, kind) => {
    const [contract = specimen.group] = contractOf(clause);
    const { parameters } = await counterexampleOf(defect, clause);
    const read = expectationOf(contract, Object.entries(parameters), specimen.facts);
    expect(read.kind).toBe(kind);
    expect(brokenClauses(read)).toEqual(kind === 'refuse' ? [clause] : []);
  });
});

describe('an endpoint that is wrong', () => {
  it.each([
    ['sg-tag-value/empty-refused', group('Tag.Value.empty')],
    ['sg-tag-key-length/wrong-code', group('Tag.Key.length')],
    ['sg-tag-alias/ignored', group('Tag.alias')],
    ['sg-token-ascii/chinese-taken', group('ClientToken.ascii')],
    ['sg-quota/max-plus-one', group('Quota.limit')],
    ['sg-quota/for-all-regions', group('Quota.scope')],
    ['sp-dry-run/quota-unchecked', policy('DryRun.quota')],
    ['transport/get-refused', policy('Transport.get')],
    ['format-xml/error-root', group('Format.xml')],
    ['odd-input-crash/nul', group('Robust.input')],
    ['refusal-crash/unknown-cipher', policy('Ciphers.known')],
  ])('in that it is %s breaks %s', async (defect, clause) => {
    const found = await counterexampleOf(defect, clause);
    expect(found.curl).toContain('curl');
  });

  it('in one clause is not said to break another', async () => {
    const { clausesThat } = await runReference(
      { defects: ['sg-description-length/max-half'] },
      { contracts: [specimen.group], profile: 'quick' },
    );
    expect(clausesThat('violates')).toEqual([group('Description.length')]);
  });

  it('in a name is not said to be wrong in what else a random request has', async () => {
    const { clausesThat } = await runReference(
      { defects: ['sg-name-length/max-minus-one'] },
      { contracts: [specimen.group], cases: 3 },
    );
    expect(clausesThat('violates')).toEqual([group('SecurityGroupName.length')]);
  });
});

describe('an endpoint of which no answer in JSON can be read', () => {
  it('breaks the clause about that, and is judged in XML in all else', async () => {
    const { clausesThat, summary } = await runReference(
      { defects: ['format-json/in-a-list'] },
      { contracts: [specimen.group], profile: 'quick' },
    );
    expect(clausesThat('violates')).toEqual([group('Format.json')]);
    expect(clausesThat('conforms')).toEqual(
      expect.arrayContaining([group('SecurityGroupName.length'), group('Tag.count')]),
    );
    expect(summary.verdict).toBe('violates');
  });
});

describe('what was seen once only', () => {
  it('is no violation, and no conformance either', async () => {
    let lied = false;
    const { result } = await runReference(
      {},
      {
        clauses: clausesOf('CreateSecurityGroup', 'SecurityGroupName.length'),
        contracts: [specimen.group],
      },
      (call, exchange) => {
        const name = call.parameters.find(([it]) => it === 'SecurityGroupName')?.[1] ?? '';
        if (lied || [...name].length !== 129) return exchange;
        lied = true;
        const body = JSON.stringify({ RequestId: '1', SecurityGroupId: 'sg-once' });
        return {
          ...exchange,
          response: { status: 200, headers: { 'content-type': 'application/json' }, body },
        };
      },
    );
    expect(lied).toBe(true);
    expect(result(group('SecurityGroupName.length'))).toMatchObject({
      outcome: 'inconclusive',
      reason: expect.stringContaining('went away when the same request was sent again'),
      counterexample: null,
    });
  });

  it('is a violation when it is seen again, and was sent at least twice', async () => {
    const clause = group('SecurityGroupName.length');
    const { result, exchanges } = await runReference(
      { defects: ['sg-name-length/max-plus-one'] },
      { clauses: new Set([clause]), contracts: [specimen.group], profile: 'quick' },
    );
    expect(result(clause).outcome).toBe('violates');
    const proofs = exchanges.filter(({ purpose }) => purpose === 'confirm' || purpose === 'shrink');
    expect(proofs.length).toBeGreaterThan(0);
    expect(proofs.filter(({ purpose }) => purpose === 'shrink').length).toBeLessThanOrEqual(80);
  });
});

describe('a quota', () => {
  const quota = {
    clauses: clausesOf('CreateSecurityGroup', 'Quota.limit', 'Quota.scope'),
    contracts: [specimen.group],
  };

  it('that is full too early shows nothing of its scope', async () => {
    const { result, left } = await runReference({ defects: ['sg-quota/max-half'] }, quota);
    expect(result(group('Quota.limit')).outcome).toBe('violates');
    expect(result(group('Quota.scope')).outcome).not.toBe('conforms');
    expect(left).toBe(0);
  });

  it('of which only one region is known does not conform in its scope', async () => {
    const { result } = await runReference({ oddities: ['companions/no-regions'] }, quota);
    expect(result(group('Quota.limit')).outcome).toBe('conforms');
    expect(result(group('Quota.scope')).outcome).not.toBe('conforms');
  });
});

describe('a clause whose twin is turned down', () => {
  it('is not judged by what is refused besides', async () => {
    const clause = group('Tag.Key.length');
    const { result } = await runReference(
      {},
      { clauses: new Set([clause]), contracts: [specimen.group], profile: 'quick' },
      (call, exchange) => {
        if (!call.parameters.some(([name]) => name.startsWith('Tag.'))) return exchange;
        const body = JSON.stringify({ RequestId: '1', Code: 'InvalidTagKey.Malformed', Message: 'No.' });
        return {
          ...exchange,
          response: { status: 400, headers: { 'content-type': 'application/json' }, body },
        };
      },
    );
    expect(result(clause).outcome).not.toBe('conforms');
  });
});

describe('a refusal whose Code speaks of quotas', () => {
  it('is a refusal all the same while the base request is accepted', async () => {
    const clause = group('SecurityGroupName.length');
    const { result } = await runReference(
      {},
      { clauses: new Set([clause]), contracts: [specimen.group], profile: 'quick' },
      (_, exchange) => {
        const { response } = exchange;
        if (response === undefined || response.status !== 400) return exchange;
        const body = response.body.replace(/"Code":"[^"]*"/, '"Code":"NameLengthQuotaExceeded"');
        return { ...exchange, response: { ...response, body } };
      },
    );
    expect(result(clause).outcome).toBe('conforms');
  });
});

describe('an endpoint that is odd but right', () => {
  it.each(
    [
      [
        'reading/dot-in-group-name-accepted',
        'reading/version-without-cipher-refused',
        'code/invalid-parameter',
        'xml/namespace',
      ],
      ['http/gzip-chunked', 'id/like-a-decimal', 'neighbours/seven'],
      ['http/interim-answers', 'throttling/429-with-retry-after'],
      ['unavailable/answer-lost'],
    ].map((oddities) => [oddities.join(', '), oddities] as const),
  )('in that it is %s breaks nothing', async (_, oddities) => {
    const { clausesThat, left } = await runReference({ oddities }, { profile: 'quick', concurrency: 4 });
    expect(clausesThat('violates', 'warns')).toEqual([]);
    expect(clausesThat('conforms').length).toBeGreaterThan(40);
    expect(left).toBe(0);
  });

  it('in that it has no companion operations is judged by what requests show, and by nothing else', async () => {
    const { clausesThat, result, notes } = await runReference(
      { oddities: ['companions/none'], quota: 500 },
      { profile: 'quick', maxResources: 400 },
    );
    expect(clausesThat('violates', 'warns')).toEqual([]);
    expect(result(group('SecurityGroupName.length')).outcome).toBe('conforms');
    expect(result(group('Result.readback')).outcome).toBe('not-applicable');
    expect(result(policy('Result.readback')).outcome).toBe('not-applicable');
    expect(notes.join(' ')).toContain('DescribeSecurityGroups');
  });
});

describe('a fault where the target heeds nothing', () => {
  const defects = ['natural-types/nineteen-tags-read'];
  const contracts = specimen.contracts.filter(({ operation }) => operation === 'CreateSecurityGroup');

  it('is the matter of what is shown, and not of the rule that it breaks', async () => {
    const { clausesThat } = await runReference({ defects }, { contracts });
    expect(clausesThat('violates')).toContain(group('Result.readback'));
    expect(clausesThat('violates').filter((id) => /Tag.(Key|Value)/.test(id))).toEqual([]);
    expect(clausesThat('inconclusive', 'not-run')).toEqual([]);
  });

  it('is the matter of its rule where nobody asks what is shown', async () => {
    const clause = group('Tag.Key.length');
    const { clausesThat } = await runReference({ defects }, { contracts, clauses: new Set([clause]) });
    expect(clausesThat('violates')).toEqual([clause]);
  });
});

describe('profile quick', () => {
  it.each([
    ['sg-tag-key-prefix/one-digit-only', group('Tag.Key.prefix')],
    ['sg-tag-value-length/not-twentieth', group('Tag.Value.length')],
    ['sg-tag-key-length/old-spelling-unchecked', group('Tag.alias')],
    ['transport/unchecked-in-form-bodies', group('Transport.post')],
    ['sg-description-length/in-bytes', group('Description.length')],
    ['combination-refused/sg-vpc-with-tags', group('Tag.count')],
    ['sp-cipher-extra/tls-1-0-tls-aes-128-ccm-sha256', policy('Ciphers.supported')],
    ['sp-cipher-missing/tls-1-2-aes256-sha256', policy('Ciphers.supported')],
    ['sp-dry-run-skips/ciphers-supported', policy('DryRun.fail')],
    ['odd-input-crash/right-to-left-mark', policy('Robust.input')],
  ])('finds %s by %s, although it asks for many things at once', async (defect, clause) => {
    const { result } = await runReference(
      { defects: [defect] },
      { profile: 'quick', contracts: contractOf(clause) },
    );
    expect(result(clause).outcome).toBe('violates');
  });
});

it('puts down what goes wrong with a check to no clause that is merely looked at by checks', async () => {
  const clause = policy('Ciphers.supported');
  const { result } = await runReference(
    { defects: ['sp-dry-run/wrong-code'] },
    { clauses: new Set([clause]), contracts: contractOf(clause) },
  );
  expect(result(clause).outcome).not.toBe('violates');
});
