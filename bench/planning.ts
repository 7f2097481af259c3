import { availableParallelism } from 'node:os';
import { loadUsualContracts } from '../specs/contracts.ts';
import { plan, type Step } from './load/plan.ts';

const line = (name: string, milliseconds: number, reference: number) =>
  `${name.padEnd(44)}${milliseconds.toFixed(1).padStart(9)} ms${(milliseconds / reference).toFixed(2).padStart(9)}`;
const sum = (steps: readonly Step[]) => steps.reduce((total, { milliseconds }) => total + milliseconds, 0);

/** Each step of planning once, as cold as the process is. */
const planned = (await loadUsualContracts()).map((contract) => ({
  operation: contract.operation,
  ...plan(contract),
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
