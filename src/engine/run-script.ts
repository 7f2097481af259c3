import type { Script } from '../contract/script.ts';
import { judgeScript } from '../oracle/judge-script.ts';
import { describeReply } from '../oracle/read-reply.ts';
import type { ScriptJudgement } from '../oracle/token-model.ts';
import { clashText, contradictWith } from './contradict.ts';
import { counterexampleOf } from './counterexample.ts';
import { lonelyAmong } from './lonely.ts';
import { clear, isPaused, type Playing, playOn } from './play-script.ts';
import { type Failure, replay, type ScriptClash } from './replay.ts';
import { type Session, tallyOf } from './session.ts';
import { shrinkScript } from './shrink-script.ts';
import { addUntold, type Violation } from './tally.ts';

const mostConfirmations = 4;

/** Plays one sequence, or what is left of one, and puts down what it shows. Returns it when it is paused. */
export async function runScript(session: Session, script: Script, paused?: Playing): Promise<Playing | null> {
  if (script.members !== undefined) {
    await runTogether(session, script, script.members);
    return null;
  }
  const tally = tallyOf(session, script.clause);
  if (needsRpc(script) && !session.capabilities.rpc) {
    tally.inapplicable = 'the target takes no request signed the older way, and only those have a Format';
    return null;
  }
  const playing = await playOn(session, script, paused?.serial ?? 'plan', paused);
  if (isPaused(playing)) return playing;
  await clear(session, playing);
  const { judgement, played } = await judgedSurely(session, playing);
  tally.requests += played.submitted.length;
  tally.done++;
  if (judgement.kind === 'contradicts' && paused !== undefined && isLongAgo(played))
    addUntold(tally, 'too much time had passed since its first request');
  else if (judgement.kind === 'contradicts') {
    tally.judged++;
    await proveScript(session, played, judgement);
  } else put(session, played, judgement);
  await remarkAgain(session, played);
  return null;
}

/** How long every target remembers a token, in milliseconds: the documents do not say. */
const rememberedMs = 120_000;

function isLongAgo({ submitted }: Playing): boolean {
  const times = submitted.map(({ exchange }) => exchange.startedAt);
  return Math.max(...times) - Math.min(...times) > rememberedMs;
}

const mostRemarks = 2;

/** What was wrong about the form of an answer, once and in this sequence, is looked for again in the same sequence. */
async function remarkAgain(session: Session, { script, submitted }: Playing): Promise<void> {
  const lonely = lonelyAmong(
    session,
    submitted.map(({ exchange }) => exchange.ordinal),
  );
  const steps = script.steps.filter(({ kind }) => kind !== 'pause');
  for (let count = 1; lonely.some(({ violation }) => violation === null) && count <= mostRemarks; count++) {
    if (session.conduit.stopped() !== null) return;
    await clear(session, await playOn(session, { ...script, steps }, `remark-${count}`));
  }
}

const mostSureRounds = 3;

/** What a sequence shows; one in which an answer was lost that cannot be done without is played again. */
async function judgedSurely(
  session: Session,
  first: Playing,
): Promise<{ readonly judgement: ScriptJudgement; readonly played: Playing }> {
  const { script } = first;
  const judge = ({ steps }: Playing) => judgeScript(session.contract, script.check, steps);
  let played = first;
  for (let round = 1; round <= mostSureRounds; round++) {
    const isUnsure = played.submitted.some(({ unsure }) => unsure);
    if (judge(played).kind !== 'untold' || !isUnsure || session.conduit.stopped() !== null) break;
    const steps = script.steps.filter(({ kind }) => kind !== 'pause');
    played = await playOn(session, { ...script, steps }, `sure-${round}`);
    await clear(session, played);
  }
  return { judgement: judge(played), played };
}

/** Plays a sequence that shows what several do; those that are not kept in it are played alone. */
async function runTogether(session: Session, script: Script, members: readonly Script[]): Promise<void> {
  const able = session.capabilities.rpc || !members.some(needsRpc);
  const playing = able ? await playOn(session, script, 'plan') : null;
  if (playing !== null) await clear(session, playing);
  for (const member of members) {
    const judgement = playing === null ? null : judgeScript(session.contract, member.check, playing.steps);
    if (playing === null || judgement?.kind !== 'kept') {
      await runScript(session, member);
      continue;
    }
    const tally = tallyOf(session, member.clause);
    tally.requests += playing.submitted.length;
    tally.done++;
    put(session, { ...playing, script: member }, judgement);
  }
}

function put(
  session: Session,
  { script, submitted }: Playing,
  judgement: Exclude<ScriptJudgement, { kind: 'contradicts' }>,
): void {
  const tally = tallyOf(session, script.clause);
  switch (judgement.kind) {
    case 'kept':
      tally.judged++;
      tally.accepted += submitted.filter(({ reply }) => reply.kind === 'accepted').length;
      tally.refused += submitted.filter(({ reply }) => reply.kind === 'refused').length;
      return;
    case 'untold':
      addUntold(tally, judgement.reason);
      return;
    case 'inapplicable':
      tally.inapplicable = judgement.reason;
      return;
    case 'passed-over':
      return;
    case 'observed':
      tally.observations.set(script.label, judgement.what);
  }
}

/** Plays a sequence that went wrong again, then without one step or another, and reports the shortest that goes wrong. */
export async function proveScript(
  session: Session,
  first: Playing,
  clash: ScriptClash,
  round = 0,
): Promise<void> {
  const about =
    clash.about === 'distinct' ? session.contract.idempotence.clauses.distinct : first.script.clause;
  const tally = tallyOf(session, about);
  if (!clash.passing) contradictWith(session, tally, clash.at, () => violationOf(session, first, clash));
  if (tally.violation !== null || tally.proving) return;
  tally.proving = true;
  try {
    const again = await confirmed(session, first.script, round);
    if (again === null && clash.passing) {
      addUntold(tally, `it was ${clash.actual}, and not again`);
      return;
    }
    if (again === null) {
      tally.tryAgain = (next) => proveScript(session, first, clash, next);
      return;
    }
    if (await isTokenForgotten(session, first.script)) {
      tally.suspicion = null;
      addUntold(tally, 'the same token with the same parameters is not always taken for the same either');
      return;
    }
    contradictWith(session, tally, again.clash.at, () => violationOf(session, again.playing, again.clash));
    const smallest = await shrinkScript(session, again);
    tally.violation = { ...violationOf(session, smallest.playing, smallest.clash), at: clash.at };
  } finally {
    tally.proving = false;
  }
}

/** How often a token is tried with the same parameters before it is held to be about other ones. */
const tokenSendings = 12;

/**
 * Whether a token that comes again with the same parameters is forgotten now and then, which says nothing about one that
 * comes with others; its own clause is put down as broken then.
 */
async function isTokenForgotten(session: Session, { check, id, steps }: Script): Promise<boolean> {
  const [first] = steps;
  if (check !== 'mismatch' || first === undefined) return false;
  const { idempotent } = session.contract.idempotence.clauses;
  const same: Script = {
    id: `${id}/same-parameters`,
    operation: session.contract.operation,
    clause: idempotent,
    label: 'the same again',
    check: 'tokens',
    steps: [first, first],
  };
  for (let count = 1; count <= tokenSendings; count++) {
    const failure = await replay(session, same, `same-${count}`);
    if (failure === null) continue;
    await proveScript(session, failure.playing, failure.clash);
    return true;
  }
  return false;
}

async function confirmed(session: Session, script: Script, round: number): Promise<Failure | null> {
  for (let count = 1; count <= mostConfirmations; count++) {
    const failure = await replay(
      session,
      script,
      round === 0 ? `confirm-${count}` : `round-${round}/confirm-${count}`,
    );
    if (failure !== null) return failure;
  }
  return null;
}

/** A sequence that went wrong, as it is shown. */
export function violationOf(
  session: Session,
  { script, submitted, steps }: Playing,
  clash: ScriptClash,
): Violation {
  const culprit = submitted.find(({ exchange }) => exchange.ordinal === clash.at) ?? submitted.at(-1);
  if (culprit === undefined) throw new Error(`The sequence ${script.id} went wrong without a request.`);
  const shown = counterexampleOf(session, culprit, null, clash.expected);
  return {
    at: clash.at,
    reason: clashText(clash),
    counterexample: {
      ...shown,
      case: script.id,
      steps: [
        ...submitted.map(({ values, reply, exchange }) => {
          const token = values[session.contract.idempotence.parameter];
          const id = reply.kind === 'accepted' ? ` as ${reply.id ?? 'nothing'}` : '';
          return `request ${exchange.ordinal} with ${token === undefined ? 'no token' : `token ${token}`} was ${describeReply(reply)}${id}`;
        }),
        ...steps.flatMap((step) =>
          step.kind === 'count' && step.ids !== undefined
            ? [`the target lists ${step.ids.length} of them`]
            : [],
        ),
        clashText(clash),
      ],
    },
  };
}

function needsRpc({ check }: Script): boolean {
  return check === 'equal-fields';
}
