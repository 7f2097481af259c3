import type { Session } from './session.ts';
import type { Submitted } from './submit.ts';

/** As many as a run of profile standard sends; of more the first will do. */
const mostRemembered = 2000;

/** Remembers a request that must not have created anything, to look at the end whether it did. */
export function noteFruitless(session: Session, submitted: Submitted): void {
  const { reply, expectation, planned, occasion } = submitted;
  const isFruitless = reply.kind === 'refused' && (expectation.kind === 'refuse' || expectation.dryRun);
  const isPlain = planned.again.length === 0 && planned.raw === '' && planned.omit.length === 0;
  if (!isFruitless || !isPlain || occasion.purpose === 'sequence') return;
  if (session.fruitless.length < mostRemembered) session.fruitless.push(submitted);
}
