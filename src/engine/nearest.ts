import type { Case, PlannedRequest } from '../contract/case.ts';
import { remember } from './remember.ts';
import type { Session } from './session.ts';
import type { Submitted } from './submit.ts';

/**
 * The accepted request to show beside the smallest: the twin without what was shrunk away or, where a valid request was
 * refused, the base. A twin that was cut down is sent, and shown only if it is accepted.
 */
export async function nearest(
  session: Session,
  it: Case,
  smallest: Submitted,
  twin: Submitted | null,
): Promise<Submitted | null> {
  const { golden, base } = session;
  if (twin === null || twin === golden) return golden;
  if (it.side === 'accept') return golden;
  const { parameters } = smallest.planned;
  const kept = Object.entries(twin.planned.parameters).filter(([name]) => name in parameters || name in base);
  const added = Object.entries(parameters).filter(([name]) => !(name in twin.planned.parameters));
  const cut = Object.fromEntries([
    ...kept,
    ...added.filter(([name]) => it.request.parameters[name] === undefined),
  ]);
  const planned: PlannedRequest = { ...twin.planned, parameters: cut };
  if (JSON.stringify(planned) === JSON.stringify(twin.planned)) return twin;
  const shorter = await remember(session, planned, it.clause);
  return shorter.reply.kind === 'accepted' ? shorter : twin;
}
