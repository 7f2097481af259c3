import { discard } from './discard.ts';
import { judged } from './judged.ts';
import { planOf } from './plan-of.ts';
import type { Session } from './session.ts';
import { submit } from './submit.ts';

/**
 * Whether the target accepts the base request now. Where nothing can be deleted it is the first such request that is
 * sent again with its token, which creates nothing.
 */
export async function baseHolds(session: Session, serial: string): Promise<boolean> {
  const { golden, resources } = session;
  const replay = resources.removable === false && golden !== null;
  const base = planOf(session, session.base);
  const submitted = await submit(session, replay ? { ...base, parameters: golden.values } : base, {
    occasion: { case: `${session.contract.operation}/golden`, clause: null, purpose: 'doctor' },
    serial,
  });
  await discard(session, submitted);
  return judged(session, submitted).kind === 'kept';
}
