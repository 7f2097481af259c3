import type { Script } from '../contract/script.ts';
import { judgeScript } from '../oracle/judge-script.ts';
import { listResources } from './companions.ts';
import { clear, holdsText, playOn, sharedLetters } from './play-script.ts';
import type { Failure } from './replay.ts';
import { violationOf } from './run-script.ts';
import { type Session, tallyOf } from './session.ts';
import { lookForStrays } from './strays.ts';
import { addUntold } from './tally.ts';

/**
 * Looks at the end of the run once more for what requests that must not create anything may have created: a target
 * may show it late.
 */
export async function lookAgain(session: Session, scripts: readonly Script[]): Promise<void> {
  const silent = scripts.filter(({ check }) => check === 'no-effect');
  if (silent.length === 0 || !session.capabilities.list) return;
  const occasion = {
    case: `${session.contract.operation}/late-look`,
    clause: null,
    purpose: 'sequence',
  } as const;
  const all = await listResources(session.conduit, session.contract, session.facts.region, occasion);
  for (const script of silent) {
    const tally = tallyOf(session, script.clause);
    for (const step of script.steps) {
      if (step.kind !== 'count') continue;
      const text = sharedLetters(session, script, 'plan', step.marker);
      const found = [...(all?.values() ?? [])].filter(
        ({ tree, id }) => holdsText(tree, text) && !session.resources.isOurs(id),
      );
      for (const { id } of found) session.resources.adopt(id, session.facts.region);
      if (found.length > 0 && tally.violation === null) {
        const failure = await replayLate(session, script);
        if (failure !== null) tally.violation = violationOf(session, failure.playing, failure.clash);
        else addUntold(tally, 'something was created late, once');
      }
    }
  }
  if (all !== null) await lookForStrays(session, all.values());
}

/** Plays once more and looks after a while, for what shows late. */
async function replayLate(session: Session, script: Script): Promise<Failure | null> {
  const early = await playOn(
    session,
    { ...script, steps: script.steps.filter(({ kind }) => kind === 'create') },
    'late',
  );
  await session.options.wait(3000);
  const late = await playOn(session, script, 'late', { ...early, script });
  await clear(session, late);
  const judgement = judgeScript(session.contract, script.check, late.steps);
  return judgement.kind === 'contradicts' ? { playing: late, clash: judgement } : null;
}
