import { beforeAll, describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import { clausesOf, type EndedRun, runReference } from './runs.test.kit.ts';

type Ended = EndedRun & { readonly left: number };

/** What neither a request nor a sequence can show of a reference endpoint. */
const untestable = [
  'CreateSecurityGroup.OwnerAccount.other',
  'CreateSecurityGroup.ResourceGroupId.other',
  'CreateSecurityGroup.VpcId.other',
  'CreateSecurityGroup.VpcId.required',
  'CreateSecurityPolicy.ResourceGroupId.other',
];

/** The creates that a run planned, in any order: what they were for, and their parameters as planned. */
function plannedIn(exchanges: readonly RecordedExchange[]): readonly string[] {
  const planned = exchanges
    .filter(
      ({ purpose, action }) =>
        ['plan', 'observe', 'sequence'].includes(purpose) && action.startsWith('Create'),
    )
    .map((it) => JSON.stringify([it.case, it.purpose, it.parameters]));
  return [...new Set(planned)].sort();
}

const musts = (ended: Ended) =>
  ended.summary.clauses.filter(({ id, level }) => level === 'must' && !untestable.includes(id));

describe('a run of the standard profile against the reference endpoint', () => {
  const runs: Ended[] = [];

  beforeAll(async () => {
    runs.push(await runReference({ quota: 50 }, { concurrency: 1 }));
    runs.push(await runReference({ quota: 50 }, { concurrency: 32 }));
    runs.push(await runReference({}, { seed: 2, signature: 'v1' }));
    runs.push(await runReference({}, { seed: 3, signature: 'none' }));
  }, 240_000);

  it('finds that every must clause conforms', () => {
    for (const ended of runs) {
      expect(
        musts(ended).flatMap(({ id, outcome, reason }) =>
          outcome === 'conforms' ? [] : [`${id}: ${reason}`],
        ),
      ).toEqual([]);
      expect(ended.summary.verdict).toBe('conforms');
      expect(ended.summary.complete).toBe(true);
    }
  });

  it('finds that every should clause conforms', () => {
    for (const ended of runs) expect(ended.clausesThat('warns', 'violates', 'inconclusive')).toEqual([]);
  });

  it('has seen what the target does at every open point, or says why not', () => {
    for (const ended of runs)
      for (const { id, level, outcome, reason } of ended.summary.clauses)
        if (level === 'open')
          expect([id, reason !== '', outcome], id).toEqual([
            id,
            true,
            untestable.includes(id) ? 'not-applicable' : 'observed',
          ]);
  });

  it('has judged every must clause', () => {
    for (const ended of runs)
      for (const { id, coverage } of musts(ended)) expect(coverage.judged, id).toBeGreaterThan(0);
  });

  it('has seen both sides of every clause that has two', () => {
    const twoSided = specimen.contracts.flatMap(({ clauses }) =>
      clauses.flatMap(({ id, method }) =>
        (method.kind === 'request' || method.kind === 'answer') && method.sides.length === 2 ? [id] : [],
      ),
    );
    for (const ended of runs)
      for (const { id, accepted, refused } of musts(ended).filter((it) => twoSided.includes(it.id)))
        expect([accepted > 0, refused > 0], id).toEqual([true, true]);
  });

  it('leaves nothing behind', () => {
    expect(runs.map(({ left }) => left)).toEqual([0, 0, 0, 0]);
  });

  it('spends at most two thousand requests', () => {
    expect(runs[2]?.summary.requests).toBeLessThanOrEqual(2000);
    expect(runs[3]?.summary.requests).toBeLessThanOrEqual(2000);
    for (const { summary, exchanges } of runs) expect(summary.requests).toBe(exchanges.length);
  });

  it('plans the same requests with the same seed, one at a time or many at once', () => {
    const [alone, many] = runs.map(({ exchanges }) => plannedIn(exchanges));
    expect(alone?.length).toBeGreaterThan(500);
    expect(many).toEqual(alone);
  });

  it('plans other requests with another seed', () => {
    const [first, , second] = runs.map(({ exchanges }) => plannedIn(exchanges));
    expect(second).not.toEqual(first);
  });

  it('asks for XML, by GET and in form bodies too, and reads the answers', () => {
    for (const { exchanges } of runs) {
      const xml = exchanges.filter(({ request }) => /Format=XML/.test(request.path + request.body));
      expect(new Set(xml.map(({ operation }) => operation)).size).toBe(2);
      for (const { response } of xml) expect(response?.headers['content-type']).toContain('xml');
      expect(exchanges.some(({ request }) => request.method === 'GET')).toBe(true);
      expect(
        exchanges.some(({ request, action }) => request.body !== '' && action.startsWith('Create')),
      ).toBe(true);
    }
  });

  it('signs as it was asked to', () => {
    const [v3, , v1, none] = runs.map(({ exchanges }) => exchanges.map(({ request }) => request));
    expect(v3?.some(({ headers }) => 'x-acs-action' in headers)).toBe(true);
    expect(
      v1?.every(({ path, body }) => /AccessKeyId=/.test(path + body) || !/Action=/.test(path + body)),
    ).toBe(true);
    expect(none?.some(({ path, body }) => /Signature|AccessKeyId/.test(path + body))).toBe(false);
  });

  it('numbers its exchanges in the order of sending', () => {
    for (const { exchanges } of runs) {
      const ordinals = exchanges.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
      expect(ordinals).toEqual(exchanges.map((_, index) => index + 1));
    }
  });
});

describe('a run', () => {
  it('of profile quick spends at most two hundred requests and says what it left out', async () => {
    const ended = await runReference({}, { profile: 'quick' });
    expect(ended.summary.requests).toBeLessThanOrEqual(200);
    expect(ended.clausesThat('violates', 'warns', 'inconclusive')).toEqual([]);
    expect(ended.result('CreateSecurityGroup.Quota.limit').reason).toContain('profile quick');
    expect(ended.left).toBe(0);
  });

  it('of some clauses tells of those, and of all others that they are out of scope', async () => {
    const clauses = clausesOf('CreateSecurityGroup', 'Tag.count', 'Description.prefix');
    const { summary } = await runReference({}, { clauses });
    const inScope = summary.clauses.filter(({ leftOutBy }) => leftOutBy === undefined);
    expect(new Set(inScope.map(({ id }) => id))).toEqual(clauses);
    expect(inScope.map(({ outcome }) => outcome)).toEqual(['conforms', 'conforms']);
    const { length } = summary.clauses;
    expect(summary.scope).toMatchObject({ clauses: length, judged: 2 });
    expect(summary.scope.leftOut).toHaveLength(length - 2);
    expect(new Set(summary.scope.leftOut.map(({ by }) => by))).toEqual(new Set(['--clause']));
    expect(summary.requests).toBeLessThan(400);
  });

  it('tells while it goes on of the violations that its summary counts, and of no others', async () => {
    const excepted = 'CreateSecurityGroup.Tag.Key.length';
    const { told, clausesThat } = await runReference(
      {
        defects: [
          'sg-name-length/max-plus-one',
          'sg-tag-key-length/max-plus-one',
          'request-id/missing-in-xml',
          'request-id-form/in-braces',
          'sp-name-length/max-plus-one',
        ],
      },
      {
        profile: 'quick',
        clauses: new Set([
          ...clausesOf('CreateSecurityGroup', 'SecurityGroupName.length', 'RequestId.uuid'),
          ...clausesOf('CreateSecurityPolicy', 'SecurityPolicyName.length'),
          excepted,
        ]),
        exceptions: [{ clause: excepted, reason: 'ticket 12', since: '2026-11-16', expires: '9999-12-31' }],
      },
    );
    expect(clausesThat('excepted')).toEqual([excepted]);
    expect(clausesThat('warns')).toEqual(['CreateSecurityGroup.RequestId.uuid']);
    expect(clausesThat('violates')).toHaveLength(2);
    expect(told.toSorted()).toEqual(clausesThat('violates').toSorted());
  });

  it('that uses up its budget is not complete, and conforms to nothing that it did not finish', async () => {
    const ended = await runReference({}, { budget: 120, concurrency: 4 });
    expect(ended.summary.complete).toBe(false);
    expect(ended.summary.verdict).toBe('inconclusive');
    expect(ended.result('CreateSecurityGroup.SecurityGroupName.length').outcome).not.toBe('conforms');
    expect(ended.clausesThat('violates')).toEqual([]);
    expect(ended.left).toBe(0);
  });

  it('that is broken off deletes what it created', async () => {
    const controller = new AbortController();
    let count = 0;
    const ended = await runReference({}, { signal: controller.signal }, (_, exchange) => {
      count += 1;
      if (count === 150) controller.abort();
      return exchange;
    });
    expect(ended.summary.complete).toBe(false);
    expect(ended.summary.requests).toBeLessThan(400);
    expect(ended.left).toBe(0);
  });

  it('on a target that is declared vpc-only judges that a VPC must be given', async () => {
    const ended = await runReference(
      { vpcOnly: true },
      {
        assumptions: ['vpc-only'],
        contracts: [specimen.group],
        clauses: clausesOf(
          'CreateSecurityGroup',
          'VpcId.required',
          'VpcId.exists',
          'SecurityGroupName.optional',
        ),
      },
    );
    expect(ended.clausesThat('conforms').length).toBe(3);
  });

  it('without fixtures says which it lacks', async () => {
    const ended = await runReference(
      {},
      { fixtures: {}, profile: 'quick', clauses: clausesOf('CreateSecurityGroup', 'OwnerAccount.accepted') },
    );
    expect(ended.result('CreateSecurityGroup.OwnerAccount.accepted')).toMatchObject({
      outcome: 'not-applicable',
      reason: expect.stringContaining('--fixture OwnerAccount='),
    });
  });

  it('has a summary whose counts are those of its clauses', async () => {
    const { summary } = await runReference({}, { profile: 'quick', contracts: [specimen.policy] });
    for (const level of ['must', 'should', 'open'] as const)
      for (const [outcome, count] of Object.entries(summary.counts[level]))
        expect(summary.clauses.filter((it) => it.level === level && it.outcome === outcome).length).toBe(
          count,
        );
  });
});
