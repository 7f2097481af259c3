import { availableParallelism } from 'node:os';
import type { CaseOptions } from '../generators/plan/case-options.ts';
import { batchCases, generateCases, generateFillers } from '../generators/plan/cases.ts';
import { leastRefused, repeats } from '../generators/plan/repeats.ts';
import { smokeRequests } from '../generators/plan/smoke-requests.ts';
import { faultsWithoutMarker } from '../generators/sequences/marked.ts';
import { generateSequences } from '../generators/sequences/sequences.ts';
import { loadUsualContracts } from '../specs/contracts.ts';
import type { Contract } from '../src/contract/contract.ts';

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

interface Step {
  readonly name: string;
  readonly milliseconds: number;
}

/** Each step of planning once, as cold as the process is; and the plan, which is kept whole. */
function plan(options: CaseOptions): { readonly steps: readonly Step[]; readonly plan: readonly unknown[] } {
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

const line = (name: string, milliseconds: number, reference: number) =>
  `${name.padEnd(44)}${milliseconds.toFixed(1).padStart(9)} ms${(milliseconds / reference).toFixed(2).padStart(9)}`;
const sum = (steps: readonly Step[]) => steps.reduce((total, { milliseconds }) => total + milliseconds, 0);

const planned = (await loadUsualContracts()).map((contract) => ({
  operation: contract.operation,
  ...plan(optionsOf(contract)),
}));
// How fast a machine is differs; what planning costs beside writing the plan down differs little.
const start = performance.now();
const bytes = JSON.stringify(planned.map((it) => it.plan)).length;
const reference = performance.now() - start;

process.stdout.write(
  [
    `Planning of the standard profile, on ${availableParallelism()} cores; the ratio is to writing the plan as JSON.`,
    ...planned.flatMap(({ operation, steps }) =>
      steps.map(({ name, milliseconds }) => line(`${operation}, ${name}`, milliseconds, reference)),
    ),
    line('all', sum(planned.flatMap(({ steps }) => steps)), reference),
    line(`the plan as JSON, ${(bytes / 1e6).toFixed(1)} MB`, reference, reference),
    '',
  ].join('\n'),
);
