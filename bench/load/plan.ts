import type { CaseOptions } from '../../generators/plan/case-options.ts';
import { batchCases, generateCases, generateFillers } from '../../generators/plan/cases.ts';
import { leastRefused, repeats } from '../../generators/plan/repeats.ts';
import { smokeRequests } from '../../generators/plan/smoke-requests.ts';
import { faultsWithoutMarker } from '../../generators/sequences/marked.ts';
import { generateSequences } from '../../generators/sequences/sequences.ts';
import type { Contract } from '../../src/contract/contract.ts';

/** What a run of the standard profile plans with, against a target of which everything is known. */
function optionsOf(contract: Contract): CaseOptions {
  const region = 'cn-hangzhou';
  const base = Object.entries(contract.baselines[0] ?? {}).map(([name, value]) => [
    name,
    value === '$region' ? region : value,
  ]);
  return {
    contract,
    facts: {
      region,
      regions: [region],
      fixtures: { VpcId: 'vpc-known', ResourceGroupId: 'rg-known', OwnerAccount: 'owner@example.com' },
      assumptions: [],
    },
    base: Object.fromEntries(base),
    profile: 'standard',
    seed: 1,
    cases: 1,
  };
}

export interface Step {
  readonly name: string;
  readonly milliseconds: number;
}

/** Each step of planning a run of the standard profile once, and the plan, which is kept whole. */
export function plan(contract: Contract): {
  readonly steps: readonly Step[];
  readonly plan: readonly unknown[];
} {
  const options = optionsOf(contract);
  const steps: Step[] = [];
  const timed = <T>(name: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    steps.push({ name, milliseconds: performance.now() - start });
    return result;
  };
  const smoke = timed('smoke stage', () => smokeRequests(options));
  const cases = timed('cases', () => generateCases(options));
  const again = timed('repeats', () => repeats(options, cases, leastRefused.standard));
  const fillers = timed('filler values', () => generateFillers(options));
  const batched = timed('batches', () => batchCases(cases, options, fillers));
  const sequences = timed('sequences', () => generateSequences(options));
  const unmarked = timed('faults without marker', () => faultsWithoutMarker(options));
  return { steps, plan: [smoke, again, batched, sequences, unmarked] };
}
