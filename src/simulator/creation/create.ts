import { parameterOfShape } from '../../contract/of-shape.ts';
import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Fields } from '../../endpoint/fields.ts';
import { act, actAnyway, findActed, knownSubjects } from '../acting/act.ts';
import type { Breach } from '../breach.ts';
import { checkRequest } from '../check-request.ts';
import type { Fixtures } from '../fixtures.ts';
import { errorOf } from '../general-errors.ts';
import { textGiven } from '../request.ts';
import type { RequestContext } from '../simulation.ts';
import type { Resource } from '../state.ts';
import { findConflict } from './find-conflict.ts';
import { findQuotaError, quotaBreach } from './find-quota-error.ts';
import { makeResource, resultOf } from './make-resource.ts';
import { claim, findReplay, release, remember } from './tokens.ts';

/** How long a creation takes, in milliseconds, that leaves its token free meanwhile. */
const raceMs = 20;

type Outcome = Fields | ErrorShape;

/** Does what the operation does, when nothing speaks against it, and says what to answer. */
export async function create(context: RequestContext, fixtures: Fixtures): Promise<Outcome> {
  const { contract, manners } = context.simulation;
  const dryRun = parameterOfShape(contract, 'dry-run');
  const isCheck = dryRun !== undefined && manners.dryRun.isAsked(textGiven(context.request, dryRun.name));
  const replay = contract.subject === undefined || isCheck ? undefined : findActed(context, fixtures);
  if (replay !== undefined) return replay;
  const breach = isCheck && !manners.dryRun.makesChecks ? undefined : firstBreach(context, fixtures);
  if (breach !== undefined) return refuse(context, fixtures, breach, errorOf(breach));
  if (dryRun !== undefined && isCheck) return check(context, fixtures, dryRun);
  // An operation that makes nothing has nothing to make twice.
  if (contract.subject !== undefined) return act(context, fixtures, contract.subject);
  if (contract.result.id === null) return resultOf(context, undefined);
  return createOnce(context, fixtures);
}

/** The breach that is answered: one of the document's before one of this endpoint's own. */
function firstBreach(context: RequestContext, fixtures: Fixtures): Breach | undefined {
  const { contract, manners } = context.simulation;
  const known = knownSubjects(context, fixtures);
  const breaches = manners.judge(checkRequest(contract, context.request, known), context);
  return breaches.find(({ clause }) => clause !== null) ?? breaches[0];
}

function check(
  context: RequestContext,
  fixtures: Fixtures,
  { code, status }: { readonly code: string; readonly status: number },
) {
  const { manners } = context.simulation;
  const conflict = findConflict(context, fixtures);
  if (conflict !== undefined) return refuse(context, fixtures, conflict, errorOf(conflict));
  const full = manners.dryRun.checksQuota ? findQuotaError(context, fixtures) : undefined;
  if (full !== undefined) return refuse(context, fixtures, quotaBreach(context), full);
  context.state.tally.checks++;
  const { subject } = context.simulation.contract;
  if (subject !== undefined && manners.dryRun.creates) actAnyway(context, subject);
  const isMade = subject === undefined && manners.dryRun.creates;
  const resource = isMade ? add(context, fixtures) : makeResource(context, fixtures);
  return manners.dryRun.pass === 'success'
    ? resultOf(context, resource)
    : { status, code, message: 'The request would have been done.' };
}

async function createOnce(context: RequestContext, fixtures: Fixtures): Promise<Outcome> {
  const { manners } = context.simulation;
  const replay = findReplay(context, fixtures);
  if (replay !== undefined) return 'order' in replay ? resultOf(context, replay) : replay;
  const conflict = findConflict(context, fixtures);
  if (conflict !== undefined) return refuse(context, fixtures, conflict, errorOf(conflict));
  const full = findQuotaError(context, fixtures);
  if (full !== undefined) return refuse(context, fixtures, quotaBreach(context), full);
  if (manners.tokens.isClaimedAtOnce) claim(context, fixtures);
  else await fixtures.pause(raceMs);
  const late = findQuotaError(context, fixtures);
  if (late !== undefined) release(context, fixtures);
  if (late !== undefined) return refuse(context, fixtures, quotaBreach(context), late);
  const resource = add(context, fixtures);
  remember(context, fixtures, resource);
  return resultOf(context, resource);
}

function add(context: RequestContext, fixtures: Fixtures): Resource {
  const resource = makeResource(context, fixtures);
  context.state.resources.add(resource);
  return resource;
}

function refuse(context: RequestContext, fixtures: Fixtures, breach: Breach, error: ErrorShape): ErrorShape {
  const { contract, manners } = context.simulation;
  context.state.tally.refused++;
  if (!manners.createsWhenRefused(breach, context)) return error;
  if (contract.subject !== undefined) actAnyway(context, contract.subject);
  else if (contract.result.id !== null) add(context, fixtures);
  return error;
}
