import type { Step } from '../../contract/sequence.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import { tokenName } from '../../contract/token-name.ts';
import type { Observation } from '../../oracle/observation.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { Sending } from '../sending.ts';
import { clear } from './clear.ts';
import { sharedLetters } from './shared-letters.ts';

/** Requests that come at the same time as another one. */
const mostBeside = 3;

/** Sends the creates of one step, all at once. Null when there was no room for all of them; then nothing is left. */
export async function createStep(
  tools: Sending,
  execution: Execution,
  step: Extract<Step, { kind: 'create' }>,
  at: number,
): Promise<Execution | null> {
  const { sequence, serial } = execution;
  const { request, times } = step;
  const context: RequestContext = { case: sequence.id, clause: sequence.clause, purpose: 'sequence' };
  const filled = withShared(tools, execution, request);
  const markers = markersIn(tools, execution, request);
  const sending = Promise.all(
    Array.from({ length: times }, (_, index) =>
      tools.requests.send(filled, {
        context,
        serial: `${serial}/${at}/${index}`,
        template: request.parameters,
        besideOwn: execution.creates.length > 0 || times > 1,
        markers,
        ...(execution.subjects && { subjects: execution.subjects }),
      }),
    ),
  );
  // Behind it, so that what is kept of the last request is not its own.
  const [sent] = await Promise.all([sending, sendBeside(tools, step, context, `${serial}/${at}`)]);
  const creates = sent.filter((it): it is Observation => it !== null);
  const next: Execution = {
    ...execution,
    steps: [...execution.steps, { kind: 'create', at: creates.map(({ exchange }) => exchange.ordinal) }],
    creates: [...execution.creates, ...creates],
  };
  if (creates.length === times) return next;
  await clear(tools, next);
  return null;
}

/** Sends what is to come at the same time, and deletes it. */
async function sendBeside(
  { requests }: Sending,
  { beside }: Extract<Step, { kind: 'create' }>,
  context: RequestContext,
  serial: string,
): Promise<void> {
  if (beside === undefined) return;
  const send = async (_: unknown, index: number): Promise<void> =>
    requests.discard(await requests.send(beside, { context, serial: `${serial}/beside-${index}` }));
  await Promise.all(Array.from({ length: mostBeside }, send));
}

function withShared(tools: Sending, execution: Execution, request: PlannedRequest): PlannedRequest {
  const parameters = Object.fromEntries(
    Object.entries(request.parameters).map(([name, value]) => [name, sharedLetters(tools, execution, value)]),
  );
  return { ...request, parameters };
}

/** The letters of this execution that stand in `request` outside its token. */
function markersIn(tools: Sending, execution: Execution, { parameters }: PlannedRequest): readonly string[] {
  const { [tokenName(tools.profile.contract)]: _, ...others } = parameters;
  return Object.values(others).flatMap((value) =>
    (value.match(/\{shared:\w+:\d+\}/g) ?? []).map((name) => sharedLetters(tools, execution, name)),
  );
}
