import type { Step } from '../../contract/sequence.ts';
import type { CitedStep } from '../../oracle/claims/cited.ts';
import { createdId } from '../../oracle/created-id.ts';
import { holdsText } from '../../oracle/listed-resources.ts';
import type { RecordedExchange, RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import { callCompanion, listResources, readResources } from '../send/companions.ts';
import { settle } from '../send/settle.ts';
import type { Sending } from '../sending.ts';
import { sharedLetters } from './shared-letters.ts';

/** What a look at the target cites, and the answers that it got. */
export interface Looked {
  readonly step: CitedStep;
  readonly pages: readonly RecordedExchange[];
}

/** A step that looks at the target. */
export type Look = Exclude<Step, { kind: 'pause' | 'create' | 'subject' }>;

type Looker<L> = (tools: Sending, execution: Execution, step: L, context: RequestContext) => Promise<Looked>;
type Lookers = {
  readonly [K in Look['kind']]: Looker<Extract<Look, { kind: K }>>;
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
  settle: async (tools, execution, { of }, context) => {
    const { contract, facts } = tools.profile;
    const id = idMadeBy(execution, of);
    const pages = id === null ? [] : await settle({ ...tools, contract, region: facts.region }, id, context);
    return { step: { kind: 'settle', of, at: ordinals(pages) }, pages };
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

/** Asks the target once for what `step` looks at. */
export function lookOnce(tools: Sending, execution: Execution, step: Look): Promise<Looked> {
  const { sequence } = execution;
  const context: RequestContext = { case: sequence.id, clause: sequence.clause, purpose: 'sequence' };
  // The table is keyed by the step's own kind, which TypeScript cannot follow through an index.
  const looker = lookers[step.kind] as Lookers[Look['kind']] as Looker<Look>;
  return looker(tools, execution, step, context);
}

function idMadeBy({ steps, creates, subjects }: Execution, of: number): string | null {
  const step = steps[of];
  if (step?.kind === 'subject') return subjects?.get(step.name) ?? null;
  const ordinal = step?.kind === 'create' ? step.at[0] : undefined;
  const made = creates.find(({ exchange }) => exchange.ordinal === ordinal);
  return made === undefined ? null : createdId(made.reply);
}
