import type { Script } from '../contract/script.ts';
import { judgeScript } from '../oracle/judge-script.ts';
import type { ScriptJudgement } from '../oracle/token-model.ts';
import { clear, type Playing, playOn } from './play-script.ts';
import type { Session } from './session.ts';

/** What was expected of a sequence and what came. */
export type ScriptClash = Extract<ScriptJudgement, { kind: 'contradicts' }>;

/** A sequence that went wrong. */
export interface Failure {
  readonly playing: Playing;
  readonly clash: ScriptClash;
}

/** Plays `script` at one go; null when it does not go wrong. */
export async function replay(session: Session, script: Script, serial: string): Promise<Failure | null> {
  const straight: Script = { ...script, steps: script.steps.filter(({ kind }) => kind !== 'pause') };
  const playing = await playOn(session, straight, serial);
  await clear(session, playing);
  const judgement = judgeScript(session.contract, script.check, playing.steps);
  return judgement.kind === 'contradicts' ? { playing, clash: judgement } : null;
}
