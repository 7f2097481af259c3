import type { Step } from '../../contract/sequence.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { Sending } from '../sending.ts';

/** Makes what later steps act on. Null where the target made nothing. */
export async function subjectStep(
  { requests }: Sending,
  execution: Execution,
  { name }: Extract<Step, { kind: 'subject' }>,
): Promise<Execution | null> {
  const { sequence, subjects = new Map<string, string>() } = execution;
  const context: RequestContext = { case: sequence.id, clause: sequence.clause, purpose: 'sequence' };
  const made = await requests.subjects.make(context);
  if (made === null) return null;
  const { id, exchange } = made;
  return {
    ...execution,
    steps: [...execution.steps, { kind: 'subject', name, at: [exchange.ordinal] }],
    subjects: new Map([...subjects, [name, id]]),
    looks: [...execution.looks, exchange],
  };
}
