import { expect, it } from 'vitest';
import { clausesOf, runReference } from './runs.test.kit.ts';

it('early', async () => {
  for (const d of ['sg-quota/max-half']) {
    const r = await runReference(
      { defects: [d] },
      { clauses: clausesOf('CreateSecurityGroup', 'Quota.limit', 'Quota.scope') },
    );
    console.log(
      d,
      r.summary.clauses.map((c) => `${c.id} ${c.outcome} ${c.reason} judged ${c.coverage.judged}`),
      r.summary.requests,
      r.left,
    );
  }
  for (const [d, op, c] of [
    ['sg-name-length/max-minus-one', 'CreateSecurityGroup', 'SecurityGroupName.length'],
    ['sg-name-length/max-plus-one', 'CreateSecurityGroup', 'SecurityGroupName.length'],
    ['sg-tag-key-length/max-plus-one', 'CreateSecurityGroup', 'Tag.Key.length'],
    ['sg-tag-key-prefix/last-only', 'CreateSecurityGroup', 'Tag.Key.prefix'],
    ['sg-tag-count/max-plus-one', 'CreateSecurityGroup', 'Tag.count'],
    ['sp-token-length/max-plus-one', 'CreateSecurityPolicy', 'ClientToken.length'],
    ['combination-refused/sg-description-with-twenty-tags', 'CreateSecurityGroup', 'Tag.count'],
    ['sg-description-length/min-plus-one', 'CreateSecurityGroup', 'Description.length'],
    ['sg-description-length/min-plus-one', 'CreateSecurityGroup', 'Description.optional'],
  ] as const) {
    const r = await runReference(
      { defects: [d] },
      {
        contracts: (await import('../../specs/specimen.test.kit.ts')).specimen.contracts.filter(
          (x) => x.operation === op,
        ),
        clauses: clausesOf(op, c),
      },
    );
    const x = r.result(`${op}.${c}`);
    console.log(
      d,
      x.outcome,
      x.reason,
      r.summary.requests,
      JSON.stringify(x.counterexample?.parameters),
      x.counterexample?.differsFromValidIn,
      JSON.stringify(x.counterexample?.twin?.parameters),
    );
  }
  expect(1).toBe(1);
});
it('all', async () => {
  for (const c of [
    { concurrency: 1 },
    { concurrency: 32 },
    { signature: 'none' },
    { signature: 'v1', seed: 5 },
  ] as const) {
    const t = Date.now();
    const r = await runReference({}, c);
    console.log(
      JSON.stringify(c),
      r.summary.verdict,
      r.summary.requests,
      Date.now() - t,
      r.clausesThat('violates', 'warns', 'inconclusive', 'not-run', 'not-applicable'),
      r.left,
    );
  }
  expect(1).toBe(1);
});
