import type { PlannedRequest } from '../../contract/case.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Script, Step } from '../../contract/script.ts';
import type { CitedStep } from '../../oracle/claims/claim.ts';
import { judgeExecution } from '../../oracle/claims/evaluate-sequence.ts';
import { holdsText, resourcesIn } from '../../oracle/listed-resources.ts';
import { type Observation, treeOf } from '../../oracle/observation.ts';
import type { RecordedExchange, RequestContext } from '../../oracle/recorded-exchange.ts';
import { createCitations } from '../citations.ts';
import type { Execution } from '../investigate/suspicion.ts';
import type { Operation } from '../operation.ts';
import { createdId } from '../send/answered.ts';
import { callCompanion, listResources, readResources } from '../send/companions.ts';
import { lettersFor } from '../send/placeholders.ts';

/** What executing sequences works with. */
export type Executing = Pick<Operation, 'profile' | 'options' | 'sender' | 'requests' | 'pool' | 'judge'>;

/** Milliseconds between looks at a target that may show late what it did. */
export const looks = [30, 60, 120, 250, 500, 1000, 1500, 2000, 2500];
/** Of a clause that is broken already, nobody waits for long. */
const fewLooks = looks.slice(0, 4);

/** Executes a sequence up to its next pause or its end, going on where `sofar` ended. Null when there was no room for it. */
export async function execute(
  tools: Executing,
  sequence: Script,
  serial: string,
  sofar?: Execution,
): Promise<Execution | null> {
  let execution: Execution = sofar ?? { sequence, serial, steps: [], creates: [], looks: [] };
  for (let at = execution.steps.length; at < sequence.steps.length; at++) {
    const step = sequence.steps[at];
    if (step === undefined) break;
    if (step.kind === 'pause') return { ...execution, steps: [...execution.steps, step] };
    const next =
      step.kind === 'create' ? await create(tools, execution, step, at) : await look(tools, execution, step);
    if (next === null) {
      await clear(tools, execution);
      return null;
    }
    execution = next;
  }
  return execution;
}

/** Executes a sequence at one go and deletes what it created. */
export async function executeAtOnce(
  tools: Executing,
  sequence: Script,
  serial: string,
): Promise<Execution | null> {
  const straight: Script = { ...sequence, steps: sequence.steps.filter(({ kind }) => kind !== 'pause') };
  const execution = await execute(tools, straight, serial);
  if (execution !== null) await clear(tools, execution);
  return execution;
}

/** Whether steps are left after a pause. */
export function isPaused({ sequence, steps }: Execution): boolean {
  return steps.length < sequence.steps.length;
}

/** Deletes what a sequence created. */
export async function clear({ pool }: Pick<Executing, 'pool'>, { creates }: Execution): Promise<void> {
  const ids = creates.flatMap(({ reply }) => createdId(reply) ?? []);
  for (const id of new Set(ids)) await pool.remove(id);
}

/** The letters that stand for `{shared:NAME:N}` in one execution. */
export function sharedLetters(
  { options: { nonce, seed } }: Pick<Executing, 'options'>,
  { sequence, serial }: Pick<Execution, 'sequence' | 'serial'>,
  text: string,
): string {
  return text.replaceAll(/\{shared:(\w+):(\d+)\}/g, (_, name: string, length: string) =>
    lettersFor(`${nonce}/${seed}/${sequence.id}/${serial}/${name}`, Number(length)),
  );
}

/** Citations of all that an execution did. */
export function citationsOf(...executions: readonly Execution[]): ReturnType<typeof createCitations> {
  const citations = createCitations();
  for (const { creates, looks: seen } of executions) {
    for (const it of creates) citations.citeCreate(it);
    for (const it of seen) citations.citeExchange(it);
  }
  return citations;
}

async function create(
  tools: Executing,
  execution: Execution,
  { request, times }: Extract<Step, { kind: 'create' }>,
  at: number,
): Promise<Execution | null> {
  const { sequence, serial } = execution;
  const context: RequestContext = { case: sequence.id, clause: sequence.clause, purpose: 'sequence' };
  const filled = withShared(tools, execution, request);
  const markers = markersIn(tools, execution, request);
  const sent = await Promise.all(
    Array.from({ length: times }, (_, index) =>
      tools.requests.send(filled, { context, serial: `${serial}/${at}/${index}`, markers }),
    ),
  );
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

interface Looked {
  readonly step: CitedStep;
  readonly pages: readonly RecordedExchange[];
}

type Look = Exclude<Step, { kind: 'pause' | 'create' }>;
type Lookers = {
  readonly [K in Look['kind']]: (
    tools: Executing,
    execution: Execution,
    step: Extract<Look, { kind: K }>,
    context: RequestContext,
  ) => Promise<Looked>;
};

const ordinals = (pages: readonly RecordedExchange[]) => pages.map(({ ordinal }) => ordinal);

const lookers: Lookers = {
  read: async ({ profile, sender }, execution, { of, format }, context) => {
    const { contract, facts, capabilities, transport } = profile;
    const id = idMadeBy(execution, of);
    const listing =
      id === null || !capabilities.list
        ? undefined
        : await readResources(sender, contract, facts.region, [id], {
            context,
            format: transport?.format ?? (capabilities.olderSignature ? format : 'JSON'),
          });
    const pages = listing?.pages ?? [];
    return { step: { kind: 'read', of, at: ordinals(pages) }, pages };
  },
  detail: async ({ profile, sender }, execution, { of }, context) => {
    const { contract, facts, capabilities } = profile;
    const { detail } = contract.companions;
    const id = idMadeBy(execution, of);
    if (id === null || detail === null || !capabilities.detail)
      return { step: { kind: 'detail', of, at: [] }, pages: [] };
    const { attempted } = await callCompanion(
      sender,
      contract,
      detail,
      { region: facts.region, id },
      context,
    );
    return { step: { kind: 'detail', of, at: [attempted.exchange.ordinal] }, pages: [attempted.exchange] };
  },
  count: async (tools, execution, { marker }, context) => {
    const { profile, sender, pool } = tools;
    const { contract, facts, capabilities } = profile;
    const text = sharedLetters(tools, execution, marker);
    const listing = capabilities.list ? await listResources(sender, contract, facts.region, context) : null;
    // The marker is this execution's own, so what carries it was created by it, whatever the answer said.
    for (const { id, tree } of listing?.resources.values() ?? [])
      if (holdsText(tree, text) && !pool.isOurs(id)) pool.adopt(id, facts.region);
    const pages = listing?.pages ?? [];
    return { step: { kind: 'count', text, at: ordinals(pages) }, pages };
  },
};

/** Looks until what is seen is as it should be: a target may show late what it did. */
async function look(tools: Executing, execution: Execution, step: Look): Promise<Execution> {
  const { contract } = tools.profile;
  const { sequence } = execution;
  const context: RequestContext = { case: sequence.id, clause: sequence.clause, purpose: 'sequence' };
  const isBroken = tools.judge.statesOf(contract.operation).get(sequence.clause)?.finding !== null;
  // What was shown already is only made smaller.
  const waits = isBroken || execution.serial.includes('shrink') ? fewLooks : looks;
  // The table is keyed by the step's own kind, which TypeScript cannot follow through an index.
  const looker = lookers[step.kind] as Lookers[Look['kind']] as (
    tools: Executing,
    execution: Execution,
    step: Look,
    context: RequestContext,
  ) => Promise<Looked>;
  if (step.kind === 'count' && step.afterMs !== undefined) await tools.options.wait(step.afterMs);
  for (let count = 0; ; count++) {
    const { step: looked, pages } = await looker(tools, execution, step, context);
    const seen: Execution = {
      ...execution,
      steps: [...execution.steps, looked],
      looks: [...execution.looks, ...pages],
    };
    const wait = waits[count];
    if (!contradicts(contract, seen) || wait === undefined || holdsTooMany(contract, seen)) return seen;
    // What the creates show by themselves no later look will change.
    if (contradicts(contract, execution)) return seen;
    await tools.options.wait(wait);
  }
}

function contradicts(contract: Contract, execution: Execution): boolean {
  const { lookup } = citationsOf(execution);
  const { sequence, steps } = execution;
  return judgeExecution(contract, { property: sequence.check, steps }, lookup).kind === 'contradicts';
}

/** More resources of this execution than were answered for do not become fewer by waiting. */
function holdsTooMany(contract: Contract, { steps, creates, looks: pages }: Execution): boolean {
  const last = steps.at(-1);
  if (last?.kind !== 'count') return false;
  const given = new Set(creates.map(({ reply }) => createdId(reply)));
  return pages
    .filter(({ ordinal }) => last.at.includes(ordinal))
    .flatMap((page) => resourcesIn(contract, treeOf(page)))
    .some(({ id, tree }) => !given.has(id) && holdsText(tree, last.text));
}

function idMadeBy({ steps, creates }: Execution, of: number): string | null {
  const step = steps[of];
  const ordinal = step?.kind === 'create' ? step.at[0] : undefined;
  const made = creates.find(({ exchange }) => exchange.ordinal === ordinal);
  return made === undefined ? null : createdId(made.reply);
}

function withShared(tools: Executing, execution: Execution, request: PlannedRequest): PlannedRequest {
  const parameters = Object.fromEntries(
    Object.entries(request.parameters).map(([name, value]) => [name, sharedLetters(tools, execution, value)]),
  );
  return { ...request, parameters };
}

/** The letters of this execution that stand in `request` outside its token. */
function markersIn(
  tools: Executing,
  execution: Execution,
  { parameters }: PlannedRequest,
): readonly string[] {
  const { [tools.profile.contract.idempotence.parameter]: _, ...others } = parameters;
  return Object.values(others).flatMap((value) =>
    (value.match(/\{shared:\w+:\d+\}/g) ?? []).map((name) => sharedLetters(tools, execution, name)),
  );
}
