import type { Sequence } from '../../contract/sequence.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { Sending } from '../sending.ts';
import { clear } from './clear.ts';
import { execute } from './execute.ts';

/** Executes a sequence at one go and deletes what it created. */
export async function executeAtOnce(
  tools: Sending,
  sequence: Sequence,
  serial: string,
): Promise<Execution | null> {
  const straight: Sequence = {
    ...sequence,
    steps: sequence.steps.filter((step) => step.kind !== 'pause' || step.others !== undefined),
  };
  const execution = await execute(tools, straight, serial);
  if (execution !== null) await clear(tools, execution);
  return execution;
}
