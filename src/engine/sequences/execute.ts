import type { Sequence } from '../../contract/sequence.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { Sending } from '../sending.ts';
import { clear } from './clear.ts';
import { createStep } from './create-step.ts';
import { look } from './look.ts';
import { sendOthers } from './send-others.ts';
import { subjectStep } from './subject-step.ts';

/** Executes a sequence up to its next pause or its end, going on where `sofar` ended. Null when there was no room for it. */
export async function execute(
  tools: Sending,
  sequence: Sequence,
  serial: string,
  sofar?: Execution,
): Promise<Execution | null> {
  let execution: Execution = sofar ?? { sequence, serial, steps: [], creates: [], looks: [] };
  for (let at = execution.steps.length; at < sequence.steps.length; at++) {
    const step = sequence.steps[at];
    if (step === undefined) break;
    if (step.kind === 'pause') {
      execution = { ...execution, steps: [...execution.steps, { kind: 'pause' }] };
      if (step.others === undefined) return execution;
      await sendOthers(tools, execution, step.others);
      continue;
    }
    const next: Execution | null =
      step.kind === 'create'
        ? await createStep(tools, execution, step, at)
        : step.kind === 'subject'
          ? await subjectStep(tools, execution, step)
          : await look(tools, execution, step);
    if (next === null) {
      await clear(tools, execution);
      return null;
    }
    execution = next;
  }
  return execution;
}

/** Whether steps are left after a pause. */
export function isPaused({ sequence, steps }: Execution): boolean {
  return steps.length < sequence.steps.length;
}
