import type { Tree } from '../../client/decode.ts';
import type { Contract } from '../../contract/contract.ts';
import { createdId } from '../created-id.ts';
import { holdsText, listedIn } from '../listed-resources.ts';
import { type Observation, treeOf } from '../observation.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';
import type { ExecutedCreate, ExecutedStep } from '../sequences/executed.ts';
import { madeSubject } from '../subjects.ts';
import type { CitedStep } from './cited.ts';

/** Looks up what a claim cites: creates as they were read, other exchanges as they are. */
export interface Lookup {
  readonly create: (ordinal: number) => Observation;
  readonly exchange: (ordinal: number) => RecordedExchange;
  /** Whether requests that are not each other's replays were given this id; left out where nobody kept account. */
  readonly isShared?: (id: string) => boolean;
}

/** The steps of a sequence as the exchanges show them. */
export function readSteps(
  contract: Contract,
  steps: readonly CitedStep[],
  lookup: Lookup,
): readonly ExecutedStep[] {
  const creates = steps.map((step) => (step.kind === 'create' ? step.at.map(lookup.create) : []));
  const idOf = (at: number): string | null => {
    const step = steps[at];
    if (step?.kind === 'subject') return subjectMadeIn(step);
    const reply = creates[at]?.[0]?.reply;
    return reply?.kind === 'accepted' ? reply.id : null;
  };
  const subjectMadeIn = ({ at }: Extract<CitedStep, { kind: 'subject' }>): string | null =>
    at.map((it) => madeSubject(contract, lookup.exchange(it))).find((id) => id !== null) ?? null;
  const read: { readonly [K in CitedStep['kind']]: (step: Extract<CitedStep, { kind: K }>) => ExecutedStep } =
    {
      create: ({ at }) => ({
        kind: 'create',
        answers: at.map(lookup.create).map((it) => executedCreate(it, lookup.isShared)),
      }),
      subject: (step) => ({ kind: 'subject', id: subjectMadeIn(step) }),
      read: ({ of, at }) => {
        const listed = listedIn(contract, at.map(lookup.exchange));
        const shown = at.length === 0 ? undefined : (listed.get(idOf(of) ?? '')?.tree ?? null);
        return { kind: 'read', of, shown };
      },
      detail: ({ of, at }) => {
        const [exchange] = at.map(lookup.exchange);
        return { kind: 'detail', of, shown: exchange === undefined ? undefined : detailIn(exchange) };
      },
      settle: ({ of, at }) => {
        const since = creates[of]?.[0]?.exchange.startedAt ?? 0;
        const shown = at.map(lookup.exchange).map((exchange) => ({
          tree: shownIn(contract, exchange, idOf(of)),
          afterMs: exchange.startedAt - since,
        }));
        return { kind: 'settle', of, shown };
      },
      count: ({ at, text }) => {
        if (at.length === 0) return { kind: 'count', ids: undefined };
        const given = new Set(
          creates.flat().map(({ reply }) => (reply.kind === 'accepted' ? reply.id : null)),
        );
        // What was created is counted by its id as well, however it is shown.
        const ids = [...listedIn(contract, at.map(lookup.exchange)).values()]
          .filter(({ id, tree }) => given.has(id) || holdsText(tree, text))
          .map(({ id }) => id);
        return { kind: 'count', ids };
      },
      pause: (step) => step,
    };
  // The table is keyed by the step's own kind, which TypeScript cannot follow through an index.
  return steps.map((step) => (read[step.kind] as (step: CitedStep) => ExecutedStep)(step));
}

/** A create as a sequence has it. */
export function executedCreate(
  { values, expectation, reply, requestId, exchange, unsure }: Observation,
  isShared: (id: string) => boolean = () => false,
): ExecutedCreate {
  const id = createdId(reply);
  return {
    values,
    expectation,
    reply,
    requestId,
    tree: treeOf(exchange),
    ordinal: exchange.ordinal,
    unsure,
    isShared: id !== null && isShared(id),
  };
}

/** A resource as an answer shows it, be that of a list or of what shows one. */
export function shownIn(contract: Contract, exchange: RecordedExchange, id: string | null): Tree | null {
  return contract.companions.detail === null
    ? (listedIn(contract, [exchange]).get(id ?? '')?.tree ?? null)
    : detailIn(exchange);
}

function detailIn(exchange: RecordedExchange): Tree | null {
  const { response } = exchange;
  const isAnswered = response !== undefined && response.status >= 200 && response.status < 300;
  return isAnswered ? treeOf(exchange) : null;
}
