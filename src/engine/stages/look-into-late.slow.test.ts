import { describe, expect, it, onTestFinished } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { percentDecode } from '../../client/percent-decode.ts';
import { startReference } from '../../reference/start-reference.ts';
import { type Coming, type Passing, startGateway } from '../gateway.test.kit.ts';
import { runAgainst } from '../runs.test.kit.ts';

/** More than ten times as long as a busy machine takes for an ordinary answer. */
const busyMs = 1500;
const contracts = specimen.contracts.filter(({ operation }) => operation === 'CreateSecurityPolicy');

/** A run in profile quick against a target that gives each answer only after some milliseconds. */
async function runAtSlow(msFor: (passing: Passing) => number) {
  const reference = await startReference();
  onTestFinished(() => reference.close());
  const url = await startGateway(reference.url, {
    answer: async (passing) => {
      await new Promise((resolve) => setTimeout(resolve, msFor(passing)));
      return passing;
    },
  });
  return runAgainst(url, { contracts, profile: 'quick', concurrency: 32 });
}

/** A run in profile quick against a target of one thread: while it works at what is costly all others wait. */
async function runAtOneThread(isCostly: (coming: Coming) => boolean) {
  let busyUntil = 0;
  const reference = await startReference();
  onTestFinished(() => reference.close());
  const url = await startGateway(reference.url, {
    answer: async (passing, coming) => {
      if (isCostly(coming)) busyUntil = Math.max(busyUntil, Date.now()) + busyMs;
      await new Promise((resolve) => setTimeout(resolve, busyUntil - Date.now()));
      return passing;
    },
  });
  return runAgainst(url, { contracts, profile: 'quick', concurrency: 8 });
}

const backtracking = /SecurityPolicyName=[\w.-]{30,}[^\w.&-]/;

describe('a target that answers late', () => {
  it('because of what is in some requests has them found among those that waited for them', async () => {
    const { clausesThat, result } = await runAtOneThread(({ asked }) =>
      backtracking.test(percentDecode(asked)),
    );
    expect(clausesThat('violates')).toEqual(['CreateSecurityPolicy.Robust.input']);
    expect(clausesThat('inconclusive')).toEqual([]);
    const { counterexample } = result('CreateSecurityPolicy.Robust.input');
    expect(counterexample?.parameters.SecurityPolicyName).toMatch(/^[\w.-]{30,}[^\w.-]/);
  });

  it('whenever it refuses something is accused of nothing', async () => {
    const { clausesThat } = await runAtSlow(({ status }) => (status === 400 ? 1200 : 0));
    expect(clausesThat('violates', 'inconclusive')).toEqual([]);
  });

  it('now and then whatever it is asked is accused of nothing', async () => {
    const { clausesThat, summary } = await runAtOneThread(({ count }) => count % 50 === 20);
    expect(clausesThat('violates', 'inconclusive')).toEqual([]);
    expect(summary.requests).toBeLessThan(200);
  });
}, 120_000);
