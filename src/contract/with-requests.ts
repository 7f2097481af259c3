import type { Step } from './sequence.ts';
import type { PlannedRequest } from './test-case.ts';

/** The step with each of its requests as `change` makes it. */
export function withRequests(step: Step, change: (request: PlannedRequest) => PlannedRequest): Step {
  if (step.kind === 'create') return { ...step, request: change(step.request) };
  if (step.kind !== 'pause' || step.others === undefined) return step;
  return { ...step, others: { ...step.others, request: change(step.others.request) } };
}
