import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { type Answering, littleServer, refused, runAgainst, type Seen, success } from './runs.test.kit.ts';

/** Profile quick, for what can be told at once. */
const quick = { profile: 'quick', concurrency: 8 } as const;

const garbage: readonly (readonly [string, (seen: Seen) => Answering | null])[] = [
  ['refuses everything with 400', refused()],
  ['refuses everything with 404', refused(404, 'InvalidVpcId.NotFound')],
  ['refuses everything with a passed check', refused(400, 'DryRunOperation')],
  ['is not who it was thought to be', refused(404, 'InvalidAction.NotFound')],
  ['does not know the credentials', refused(404, 'InvalidAccessKeyId.NotFound')],
  ['does not allow anything', refused(403, 'Forbidden.RAM')],
  ['is full', refused(400, 'QuotaExceeded.SecurityPoliciesNum')],
  ['is throttled for good', refused(429, 'Throttling')],
  ['is out of service', refused(503, 'ServiceUnavailable')],
  ['crashes', refused(500, 'InternalError')],
  ['breaks every connection', () => null],
  ['answers pages', () => ({ status: 200, type: 'text/html', body: '<!doctype html><title>Hi</title>' })],
  ['answers nothing', () => ({ status: 200, body: '' })],
  ['answers errors without a Code', () => ({ status: 400, body: { Message: 'No.' } })],
];

describe('of an endpoint that', () => {
  it.each(garbage)('%s nothing is told but that it could not be', async (_, answer) => {
    const { summary, clausesThat } = await runAgainst(await littleServer(answer), quick);
    expect(clausesThat('conforms', 'warns')).toEqual([]);
    expect(clausesThat('violates').filter((id) => !/\.Format\./.test(id))).toEqual([]);
    expect(summary.verdict).not.toBe('conforms');
    expect(clausesThat('inconclusive').length).toBeGreaterThan(30);
    expect(summary.requests).toBeLessThan(200);
  });
});

describe('an endpoint that accepts everything', () => {
  it('conforms to nothing, and breaks what must be refused', async () => {
    const { clausesThat, summary } = await runAgainst(await littleServer(success), {
      ...quick,
      maxResources: 1000,
      fixtures: { VpcId: 'vpc-known' },
    });
    expect(clausesThat('conforms')).toEqual([]);
    expect(clausesThat('violates')).toEqual(
      expect.arrayContaining([
        'CreateSecurityGroup.RegionId.required',
        'CreateSecurityGroup.SecurityGroupName.length',
        'CreateSecurityGroup.Tag.Key.prefix',
        'CreateSecurityGroup.VpcId.exists',
        'CreateSecurityPolicy.Ciphers.supported',
        'CreateSecurityPolicy.DryRun.pass',
      ]),
    );
    expect(summary.verdict).toBe('violates');
  });
});

describe('an endpoint that refuses only a missing name of a policy', () => {
  it('conforms in that, and in little else that must be refused', async () => {
    const url = await littleServer((seen) =>
      seen.action === 'CreateSecurityPolicy' && !seen.parameters.has('SecurityPolicyName')
        ? refused(400, 'MissingSecurityPolicyName')(seen)
        : success(seen),
    );
    const { clausesThat, result } = await runAgainst(url, {
      ...quick,
      maxResources: 1000,
      contracts: [specimen.policy],
    });
    expect(result('CreateSecurityPolicy.SecurityPolicyName.required').outcome).toBe('conforms');
    for (const rule of [
      'SecurityPolicyName.length',
      'TLSVersions.enum',
      'Ciphers.known',
      'Ciphers.supported',
    ])
      expect(clausesThat('violates')).toContain(`CreateSecurityPolicy.${rule}`);
  });
});

describe('an endpoint that takes the base request and turns everything else down', () => {
  it('keeps no clause with an accepted side', async () => {
    const url = await littleServer((seen) => {
      const names = [...seen.parameters.keys()].filter(
        (name) => !/^(Action|Version|Format|Sign|Access|Time|ClientToken)/.test(name),
      );
      const base = specimen.base(specimen.policy);
      const plain = names.length === 3 && names.every((name) => seen.parameters.get(name) === base[name]);
      return plain ? success(seen) : refused()(seen);
    });
    const { summary } = await runAgainst(url, { ...quick, maxResources: 1000, contracts: [specimen.policy] });
    const conforming = summary.clauses.filter(({ outcome }) => outcome === 'conforms');
    for (const { id, accepted } of conforming) {
      const method = specimen.policy.clauses.find((it) => it.id === id)?.method;
      const hasAcceptSide = method?.kind === 'request' && method.sides.includes('accept');
      expect(hasAcceptSide && accepted === 0, id).toBe(false);
    }
    expect(conforming.map(({ id }) => id)).not.toContain('CreateSecurityPolicy.SecurityPolicyName.length');
    expect(conforming.map(({ id }) => id)).not.toContain('CreateSecurityPolicy.TLSVersions.enum');
  });
});
