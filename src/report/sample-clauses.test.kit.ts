import type { Clause } from '../contract/clause.ts';
import type { ClauseResult, Summary } from '../results/summary.ts';
import { sampleClause, sampleCounterexample, sampleResult, sampleSummary } from './sample-run.test.kit.ts';

const alb = {
  document: 'CreateSecurityPolicy',
  edition: 'en-US, API 2020-06-16',
  place: 'Request parameters, TLSVersions.N',
};

const pairs: readonly (readonly [Clause, ClauseResult])[] = [
  [
    sampleClause('CreateSecurityGroup.Tag.Key.length'),
    sampleResult('CreateSecurityGroup.Tag.Key.length', {
      outcome: 'violates',
      reason: 'A request that breaks it was accepted, twice.',
      firstViolationAt: 57,
      counterexample: sampleCounterexample(),
    }),
  ],
  [
    sampleClause('CreateSecurityGroup.ClientToken.idempotent', {
      statement: 'The same token and parameters again give the same SecurityGroupId and one group.',
      method: { kind: 'sequence' },
    }),
    sampleResult('CreateSecurityGroup.ClientToken.idempotent', {
      outcome: 'violates',
      reason: 'The second request made a second group.',
      firstViolationAt: 212,
      counterexample: sampleCounterexample({
        parameters: { RegionId: 'cn-hangzhou', ClientToken: '0c593ea1-3bea-11e9-b96b-88e9fe637760' },
        differsFromValidIn: [],
        twin: null,
        steps: [
          'Create a group with the token 0c593ea1-3bea-11e9-b96b-88e9fe637760: 200, sg-1.',
          'Send the same request again: expected the id sg-1, received sg-2.',
        ],
        expected: 'accepted with SecurityGroupId sg-1',
      }),
    }),
  ],
  [
    sampleClause('CreateSecurityGroup.Robust.input', {
      statement: 'No input, however odd, gets a 5xx, a hang or a closed connection.',
    }),
    sampleResult('CreateSecurityGroup.Robust.input', {
      outcome: 'violates',
      reason: 'The connection was closed, twice.',
      firstViolationAt: 640,
      counterexample: sampleCounterexample({
        parameters: { RegionId: 'cn-hangzhou', Description: `安全组\u0000\u202e${'描述'.repeat(5000)}` },
        differsFromValidIn: ['Description'],
        expected: 'accepted or refused',
        response: { status: 0, body: 'reset: the connection was closed before an answer came' },
        twin: {
          parameters: { RegionId: 'cn-hangzhou' },
          response: {
            status: 400,
            body: '<Error><Code>InvalidDescription</Code><Message>&lt;b&gt;</Message></Error>',
          },
        },
      }),
    }),
  ],
  [
    sampleClause('CreateSecurityGroup.RequestId.uuid', {
      level: 'should',
      statement: 'The RequestId looks like an upper-case UUID.',
      method: { kind: 'answer', sides: ['accept', 'refuse'] },
    }),
    sampleResult('CreateSecurityGroup.RequestId.uuid', {
      level: 'should',
      outcome: 'warns',
      reason: 'Expected an upper-case UUID, received "req-1".',
    }),
  ],
  ...['Quota.limit', 'Quota.scope'].map(
    (rule) =>
      [
        sampleClause(`CreateSecurityGroup.${rule}`, { method: { kind: 'sequence' } }),
        sampleResult(`CreateSecurityGroup.${rule}`, {
          outcome: 'inconclusive',
          reason:
            'The target answered 403 QuotaExceeded before the first group was made, so that the limit could not be counted.',
        }),
      ] as const,
  ),
  [
    sampleClause('CreateSecurityGroup.VpcId.required'),
    sampleResult('CreateSecurityGroup.VpcId.required', {
      outcome: 'not-applicable',
      reason: 'The target is not declared VPC-only.',
    }),
  ],
  [
    sampleClause('CreateSecurityPolicy.DryRun.quota', { source: alb }),
    sampleResult('CreateSecurityPolicy.DryRun.quota', {
      outcome: 'not-run',
      reason: 'The budget of 800 requests was used up.',
    }),
  ],
  [
    sampleClause('CreateSecurityPolicy.TLSVersions.enum', {
      source: alb,
      statement: 'Each TLS version is accepted.',
    }),
    sampleResult('CreateSecurityPolicy.TLSVersions.enum', {
      coverage: { kind: 'exhaustive', judged: 15, space: 15 },
    }),
  ],
  [
    sampleClause('CreateSecurityPolicy.Result.readback', { source: alb }),
    sampleResult('CreateSecurityPolicy.Result.readback', {
      outcome: 'excepted',
      reason: 'Known deviation: names come back in lower case (until 2026-12-31).',
    }),
  ],
  [
    sampleClause('CreateSecurityPolicy.Ciphers.case', {
      source: alb,
      level: 'open',
      statement: 'Ciphers in other letter case.',
      method: { kind: 'observation' },
    }),
    sampleResult('CreateSecurityPolicy.Ciphers.case', {
      level: 'open',
      outcome: 'observed',
      reason: 'The document is silent on letter case.',
      observation: '3 of 3 requests were refused with 400 InvalidParameter.',
    }),
  ],
  ...['name.first', 'name.charset', 'name.length', 'RequestId.present', 'Format.json'].map(
    (rule) =>
      [
        sampleClause(`CreateSecurityPolicy.${rule}`, { source: alb }),
        sampleResult(`CreateSecurityPolicy.${rule}`),
      ] as const,
  ),
];

/** Clauses with every outcome there is. */
export const everyOutcome: readonly Clause[] = pairs.map(([clause]) => clause);

/** The summary of a run over `everyOutcome`. */
export const everyOutcomeSummary: Summary = sampleSummary(pairs.map(([, result]) => result));
