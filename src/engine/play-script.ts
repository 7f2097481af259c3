import { decode, type Tree } from '../client/decode.ts';
import type { PlannedRequest } from '../contract/case.ts';
import type { Script, Step } from '../contract/script.ts';
import { judgeScript } from '../oracle/judge-script.ts';
import type { PlayedCreate, PlayedStep } from '../oracle/played.ts';
import { callCompanion, listResources, readResource } from './companions.ts';
import type { Occasion } from './conduit.ts';
import { lettersFor } from './fresh.ts';
import type { Session } from './session.ts';
import { type Submitted, submit } from './submit.ts';

/** A sequence under way or at its end: what each step came to, and every create behind it. */
export interface Playing {
  readonly script: Script;
  /** Says which playing of the script this is. */
  readonly serial: string;
  readonly steps: readonly PlayedStep[];
  readonly submitted: readonly Submitted[];
}

/** Milliseconds between looks at a target that may show late what it did. */
export const looks = [30, 60, 120, 250, 500, 1000, 1500, 2000, 2500];
const fewLooks = looks.slice(0, 4);

/** Plays a sequence up to its next pause or its end, going on where `sofar` ended. */
export async function playOn(
  session: Session,
  script: Script,
  serial: string,
  sofar?: Playing,
): Promise<Playing> {
  let playing: Playing = sofar ?? { script, serial, steps: [], submitted: [] };
  const begin = playing.steps.length;
  for (let at = begin; at < script.steps.length; at++) {
    const step = script.steps[at];
    if (step === undefined) break;
    if (step.kind === 'pause') {
      playing = { ...playing, steps: [...playing.steps, { kind: 'pause' }] };
      return playing;
    }
    playing = await playStep(session, playing, step, at);
  }
  return playing;
}

/** Whether steps are left after a pause. */
export function isPaused({ script, steps }: Playing): boolean {
  return steps.length < script.steps.length;
}

/** Deletes what a sequence created. */
export async function clear(session: Session, { submitted }: Playing): Promise<void> {
  const ids = submitted.flatMap(({ reply }) =>
    reply.kind === 'accepted' && reply.id !== null ? [reply.id] : [],
  );
  for (const id of new Set(ids)) await session.resources.remove(id);
}

/** The letters that stand for `{shared:NAME:N}` in one playing. */
export function sharedLetters(session: Session, script: Script, serial: string, text: string): string {
  const { nonce, seed } = session.options;
  return text.replaceAll(/\{shared:(\w+):(\d+)\}/g, (_, name: string, length: string) =>
    lettersFor(`${nonce}/${seed}/${script.id}/${serial}/${name}`, Number(length)),
  );
}

async function playStep(
  session: Session,
  playing: Playing,
  step: Exclude<Step, { kind: 'pause' }>,
  at: number,
): Promise<Playing> {
  const { script, serial } = playing;
  const occasion: Occasion = { case: script.id, clause: script.clause, purpose: 'sequence' };
  if (step.kind === 'create') {
    const request = filled(session, playing, step.request);
    const markers = markersIn(session, playing, step.request);
    const submitted = await Promise.all(
      Array.from({ length: step.times }, (_, index) =>
        submit(session, request, { occasion, serial: `${serial}/${at}/${index}`, markers }),
      ),
    );
    const answers = submitted.map(playedCreate);
    return {
      ...playing,
      steps: [...playing.steps, { kind: 'create', answers }],
      submitted: [...playing.submitted, ...submitted],
    };
  }
  const look = lookers[step.kind](session, playing, step as never, occasion);
  return repeatLook(session, playing, look);
}

type Look = () => Promise<PlayedStep>;
type Lookers = {
  readonly [K in 'read' | 'detail' | 'count']: (
    session: Session,
    playing: Playing,
    step: Extract<Step, { kind: K }>,
    occasion: Occasion,
  ) => Look;
};

const lookers: Lookers = {
  read:
    (session, playing, { of, format }, occasion) =>
    async () => {
      const created = createdBy(session, playing, of);
      if (created === null || !session.capabilities.list) return { kind: 'read', of, shown: undefined };
      const format_ = session.capabilities.rpc ? format : 'JSON';
      const resource = await readResource(
        session.conduit,
        session.contract,
        created.region,
        created.id,
        occasion,
        format_,
      );
      return {
        kind: 'read',
        of,
        shown: resource === undefined || resource === null ? resource : resource.tree,
      };
    },
  detail:
    (session, playing, { of }, occasion) =>
    async () => {
      const created = createdBy(session, playing, of);
      const { detail } = session.contract.companions;
      if (created === null || detail === null || !session.capabilities.detail)
        return { kind: 'detail', of, shown: undefined };
      const answer = await callCompanion(session.conduit, session.contract, detail, created, occasion);
      return { kind: 'detail', of, shown: answer.ok ? answer.tree : null };
    },
  count:
    (session, { script, serial, submitted }, { marker }, occasion) =>
    async () => {
      if (!session.capabilities.list) return { kind: 'count', ids: undefined };
      const text = sharedLetters(session, script, serial, marker);
      const all = await listResources(session.conduit, session.contract, session.facts.region, occasion);
      if (all === null) return { kind: 'count', ids: undefined };
      // What was created is counted by its id as well, however it is shown.
      const given = new Set(submitted.map(({ reply }) => (reply.kind === 'accepted' ? reply.id : null)));
      const ids = [...all.values()]
        .filter(({ tree, id }) => holdsText(tree, text) || given.has(id))
        .map(({ id }) => id);
      // The marker is this playing's own, so what carries it was created by it, whatever the answer said.
      for (const id of ids)
        if (!session.resources.isOurs(id)) session.resources.adopt(id, session.facts.region);
      return { kind: 'count', ids };
    },
};

/** Looks until what is seen is as it should be: a target may show late what it did. */
async function repeatLook(session: Session, playing: Playing, look: Look): Promise<Playing> {
  const tally = session.tallies.get(playing.script.clause);
  const waits = tally?.violation === null ? looks : fewLooks;
  for (let count = 0; ; count++) {
    const seen = { ...playing, steps: [...playing.steps, await look()] };
    const judgement = judgeScript(session.contract, playing.script.check, seen.steps);
    const wait = waits[count];
    if (judgement.kind !== 'contradicts' || wait === undefined || tooMany(seen)) return seen;
    await session.options.wait(wait);
  }
}

/** More resources than were answered for do not become fewer by waiting. */
function tooMany({ steps, submitted }: Playing): boolean {
  const last = steps.at(-1);
  const ids = new Set(submitted.flatMap(({ reply }) => (reply.kind === 'accepted' ? [reply.id] : [])));
  return last?.kind === 'count' && last.ids !== undefined && last.ids.some((id) => !ids.has(id));
}

function createdBy(
  session: Session,
  { steps, submitted }: Playing,
  of: number,
): { readonly id: string; readonly region: string } | null {
  const step = steps[of];
  const answer = step?.kind === 'create' ? step.answers[0] : undefined;
  const create = submitted.find(({ exchange }) => exchange.ordinal === answer?.ordinal);
  if (create?.reply.kind !== 'accepted' || create.reply.id === null) return null;
  return { id: create.reply.id, region: session.facts.region };
}

function filled(session: Session, { script, serial }: Playing, request: PlannedRequest): PlannedRequest {
  const parameters = Object.fromEntries(
    Object.entries(request.parameters).map(([name, value]) => [
      name,
      sharedLetters(session, script, serial, value),
    ]),
  );
  return { ...request, parameters };
}

/** The letters of this playing that stand in `request` outside its token. */
function markersIn(
  session: Session,
  { script, serial }: Playing,
  { parameters }: PlannedRequest,
): readonly string[] {
  const { [session.contract.idempotence.parameter]: _, ...others } = parameters;
  return Object.values(others).flatMap((value) =>
    (value.match(/\{shared:\w+:\d+\}/g) ?? []).map((name) => sharedLetters(session, script, serial, name)),
  );
}

/** A create as a sequence has it. */
export function playedCreate({
  values,
  expectation,
  reply,
  requestId,
  exchange,
  unsure,
}: Submitted): PlayedCreate {
  const tree = exchange.response === undefined ? null : decode(exchange.response).tree;
  return { values, expectation, reply, requestId, tree, ordinal: exchange.ordinal, unsure };
}

/** Whether some scalar in `tree` holds `text`. */
export function holdsText(tree: Tree, text: string): boolean {
  if (typeof tree === 'string') return tree.includes(text);
  return Object.values(tree).some((part: Tree) => holdsText(part, text));
}
