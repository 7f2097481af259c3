import { largestChange } from '../../../generators/contexts.ts';
import { applyChange } from '../../contract/apply-change.ts';
import type { Parameters, PlannedRequest } from '../../contract/case.ts';
import { planOf } from '../plan-of.ts';
import type { Session } from '../session.ts';
import { type Submitted, submit } from '../submit.ts';
import { settling } from './quota-lists.ts';

/** Sends the requests that a full target is held against, and keeps account of them. */
export interface Sender {
  readonly create: (label: string, change?: Parameters) => Promise<Submitted>;
  /** Sends a create with nothing optional by GET, where the target takes that. */
  readonly createBare: (label: string) => Promise<Submitted>;
  /** Sends a create with everything there is, in a form body where the target takes that. */
  readonly createLargest: (label: string) => Promise<Submitted>;
  /** Sends a create without a token that says that no check is meant. */
  readonly createTokenless: (label: string) => Promise<Submitted>;
  /** Sends a request that is refused whatever the quota. */
  readonly refuse: (label: string) => Promise<Submitted>;
  /** Sends a request again with its very token. */
  readonly replay: (submitted: Submitted) => Promise<Submitted>;
  readonly sent: readonly Submitted[];
  /** Ids of what filled the target, in order. */
  readonly ids: string[];
}

/** A sender that has sent nothing yet. */
export function createSender(session: Session): Sender {
  let serial = 0;
  const ids: string[] = [];
  const sent: Submitted[] = [];
  const clause = session.contract.quota.clauses.limit;
  const send = async (planned: PlannedRequest, label: string): Promise<Submitted> => {
    const occasion = {
      case: `${clause}/${label.replaceAll(' ', '-')}`,
      clause,
      purpose: 'sequence',
    } as const;
    const submitted = await submit(session, planned, { occasion, serial: `${++serial}`, full: true });
    sent.push(submitted);
    return submitted;
  };
  const create = async (planned: PlannedRequest, label: string): Promise<Submitted> => {
    const submitted = await send(planned, label);
    if (submitted.reply.kind === 'accepted' && submitted.reply.id !== null) ids.push(submitted.reply.id);
    return submitted;
  };
  const { parameters } = session.contract;
  return {
    ids,
    sent,
    create: (label, change = {}) => create(planOf(session, { ...session.base, ...change }), label),
    createBare: (label) => {
      const optional = parameters.flatMap((it) =>
        it.shape === 'text' && !it.presence.required ? [it.name] : [],
      );
      const bare = Object.fromEntries(
        Object.entries(session.base).filter(([name]) => !optional.includes(name)),
      );
      return create({ ...planOf(session, bare), ...(session.way === null && { method: 'GET' }) }, label);
    },
    createLargest: (label) => {
      const largest = planOf(session, {
        ...session.base,
        ...largestChange(session.contract, session.facts),
      });
      return create({ ...largest, ...(session.way === null && { place: 'body' }) }, label);
    },
    createTokenless: (label) => {
      const off = parameters.flatMap((it) => (it.shape === 'dry-run' ? [[it.name, 'false'] as const] : []));
      return create(planOf(session, { ...session.base, ...Object.fromEntries(off) }, true), label);
    },
    refuse: (label) => {
      const faulty = applyChange(session.base, session.contract.goldenFault);
      return send(planOf(session, faulty), label);
    },
    replay: ({ planned, values }) => send({ ...planned, parameters: values }, 'a replay'),
  };
}

/** A place that was freed may be counted as free a little later. */
export async function createPatiently(session: Session, sender: Sender, label: string): Promise<Submitted> {
  for (const wait of settling.slice(0, 6)) {
    const submitted = await sender.create(label);
    if (submitted.reply.kind === 'accepted' || submitted.reply.kind === 'later') return submitted;
    await session.options.wait(wait);
  }
  return sender.create(label);
}
