import type { Fields } from '../../endpoint/fields.ts';
import { isError } from '../../endpoint/write-answer.ts';
import type { Fault } from '../errors.ts';
import { answerOf, type Creation, findQuotaFault } from './creation.ts';
import { claim, findReplay, release, remember, useUp } from './token-memory.ts';

/** How long a creation takes, in milliseconds, that leaves its token free meanwhile. */
const raceMs = 20;

/** Creates what is asked for when nothing speaks against it, and says what to answer. */
export async function create(creation: Creation): Promise<Fields | Fault> {
  const { context, request } = creation;
  const { dryRun } = context.behaviour;
  const fault = request.dryRun && !dryRun.makesChecks ? undefined : creation.findFault();
  if (fault !== undefined) return refuse(creation, fault);
  return request.dryRun ? tryOut(creation) : createOnce(creation);
}

function tryOut(creation: Creation): Fields | Fault {
  const { context, kind, request, rules } = creation;
  const { dryRun, errors, interpretations } = context.behaviour;
  const full = dryRun.checksQuota ? findQuotaFault(creation) : undefined;
  if (full !== undefined) return refuse(creation, full);
  context.state.tally(kind, request.region).dryRuns++;
  if (interpretations.dryRunUsesToken) useUp(creation);
  const id = dryRun.creates ? creation.add() : rules.newId(context);
  return dryRun.pass === 'error' ? errors.dryRunPassed : answerOf(creation, id);
}

async function createOnce(creation: Creation): Promise<Fields | Fault> {
  const { behaviour, fixtures } = creation.context;
  const { creationMs } = behaviour.timing;
  const replay = findReplay(creation);
  if (replay !== undefined) return isError(replay) ? refuse(creation, replay) : replay;
  const full = findQuotaFault(creation);
  if (full !== undefined) return refuse(creation, full);
  claim(creation);
  const waitMs = creationMs > 0 || creation.rules.tokens.isClaimedAtOnce ? creationMs : raceMs;
  if (waitMs > 0) {
    await fixtures.pause(waitMs);
    // Others may have filled the quota meanwhile.
    const late = findQuotaFault(creation);
    if (late !== undefined) release(creation);
    if (late !== undefined) return refuse(creation, late);
  }
  const id = creation.add();
  remember(creation, id);
  return answerOf(creation, id);
}

function refuse(creation: Creation, fault: Fault): Fault {
  const { context, kind, request } = creation;
  context.state.tally(kind, request.region).refused++;
  if (creation.createsWhenRefused(fault)) creation.add();
  if (context.behaviour.interpretations.refusalUsesToken) useUp(creation);
  return fault;
}
