import type { Change } from '../../generators/probe.ts';
import { applyChange } from '../contract/apply-change.ts';
import { readbackDifference } from '../oracle/judge-readback.ts';
import { listResources, type Resource } from './companions.ts';
import { contradict } from './contradict.ts';
import { planOf } from './plan-of.ts';
import { type Session, tallyOf } from './session.ts';
import { type Submitted, submit } from './submit.ts';

/**
 * Sends faults that leave no room for a mark and looks whether the target lists more afterwards that looks as one of
 * them asked for. Runs alone, so that nothing of this run comes in between; what others create meanwhile does not look
 * like it, and not twice.
 */
export async function runUnmarked(session: Session, faults: readonly Change[]): Promise<void> {
  if (faults.length === 0 || !session.capabilities.list) return;
  const tally = tallyOf(session, session.contract.common.refusalEffect);
  const found: { readonly last: Submitted; readonly strangers: readonly string[] }[] = [];
  for (let round = 1; round <= 2; round++) {
    const before = await listNow(session);
    const sent = await sendAll(session, faults, round);
    const after = await listNow(session);
    const last = sent.filter(({ reply }) => reply.kind === 'refused').at(-1);
    if (before === null || after === null || last === undefined) return;
    const strangers = [...after.values()].filter(
      ({ id, tree }) =>
        !before.has(id) &&
        !session.resources.isOurs(id) &&
        sent.some(({ values }) => readbackDifference(session.contract, values, tree) === null),
    );
    if (strangers.length === 0) return;
    found.push({ last, strangers: strangers.map(({ id }) => id) });
  }
  for (const { last, strangers } of found)
    contradict(session, tally, last, null, {
      expected: 'nothing to be created by refused requests',
      actual: `the target lists ${strangers.join(', ')} besides`,
    });
}

async function sendAll(
  session: Session,
  faults: readonly Change[],
  round: number,
): Promise<readonly Submitted[]> {
  const clause = session.contract.common.refusalEffect;
  const sent: Submitted[] = [];
  for (const [index, fault] of faults.entries()) {
    const parameters = applyChange(session.base, fault);
    const occasion = {
      case: `${clause}/sequence/unmarked-${index + 1}`,
      clause,
      purpose: 'sequence',
    } as const;
    sent.push(await submit(session, planOf(session, parameters), { occasion, serial: `unmarked-${round}` }));
  }
  return sent;
}

async function listNow(session: Session): Promise<ReadonlyMap<string, Resource> | null> {
  const { conduit, contract, facts } = session;
  const clause = contract.common.refusalEffect;
  const occasion = { case: `${clause}/sequence/list`, clause, purpose: 'sequence' } as const;
  return listResources(conduit, contract, facts.region, occasion);
}
