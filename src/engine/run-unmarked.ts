import type { Change } from '../../generators/probe.ts';
import { applyChange } from '../contract/apply-change.ts';
import { listResources } from './companions.ts';
import { contradict } from './contradict.ts';
import { type Session, tallyOf } from './session.ts';
import { planOf, type Submitted, submit } from './submit.ts';

/**
 * Sends faults that leave no room for a mark and looks whether the target lists more afterwards than before. Runs
 * alone, so that nothing of this run comes in between; what others create meanwhile does not come twice at once.
 */
export async function runUnmarked(session: Session, faults: readonly Change[]): Promise<void> {
  if (faults.length === 0 || !session.capabilities.list) return;
  const clause = session.contract.common.refusalEffect;
  const tally = tallyOf(session, clause);
  for (let round = 1; round <= 2; round++) {
    const before = await idsNow(session);
    const sent: Submitted[] = [];
    for (const [index, fault] of faults.entries()) {
      const parameters = applyChange(session.base, fault);
      const occasion = {
        case: `${clause}/sequence/unmarked-${index + 1}`,
        clause,
        purpose: 'sequence',
      } as const;
      sent.push(
        await submit(session, planOf(session, parameters), { occasion, serial: `unmarked-${round}` }),
      );
    }
    const after = await idsNow(session);
    const last = sent.filter(({ reply }) => reply.kind === 'refused').at(-1);
    if (before === null || after === null || last === undefined) return;
    const strangers = [...after].filter((id) => !before.has(id) && !session.resources.isOurs(id));
    if (strangers.length === 0) return;
    const clash = {
      expected: 'nothing to be created by refused requests',
      actual: `the target lists ${strangers.join(', ')} besides`,
    };
    contradict(session, tally, last, null, clash);
  }
}

async function idsNow(session: Session): Promise<ReadonlySet<string> | null> {
  const { conduit, contract, facts } = session;
  const occasion = {
    case: `${contract.common.refusalEffect}/sequence/list`,
    clause: contract.common.refusalEffect,
    purpose: 'sequence',
  } as const;
  const listed = await listResources(conduit, contract, facts.region, occasion);
  return listed === null ? null : new Set(listed.keys());
}
