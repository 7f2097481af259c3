import { largestChange } from '../../../../generators/requests/contexts.ts';
import { applyChange } from '../../../contract/apply-change.ts';
import type { Quota } from '../../../contract/contract.ts';
import { parametersOfShape } from '../../../contract/of-shape.ts';
import type { Parameters, PlannedRequest } from '../../../contract/test-case.ts';
import { createdId } from '../../../oracle/created-id.ts';
import type { Observation } from '../../../oracle/observation.ts';
import { isRefusal } from '../../../oracle/quota.ts';
import type { Operation } from '../../operation.ts';
import { plainRequest } from '../../target-profile.ts';

/** What filling a target works with. */
export interface Filling
  extends Pick<
    Operation,
    'profile' | 'options' | 'sender' | 'requests' | 'pool' | 'judge' | 'investigations'
  > {
  readonly quota: Quota;
}

/** The requests that a full target is held against; they do not wait for room. */
export interface QuotaRequests {
  readonly create: (label: string, change?: Parameters) => Promise<Observation | null>;
  /** A create with nothing optional by GET, where the target takes that. */
  readonly createBare: (label: string) => Promise<Observation | null>;
  /** A create with everything there is, in a form body where the target takes that. */
  readonly createLargest: (label: string) => Promise<Observation | null>;
  /** A create without a token that says that no check is meant. */
  readonly createTokenless: (label: string) => Promise<Observation | null>;
  /** A request that is refused whatever the quota. */
  readonly refuse: (label: string) => Promise<Observation | null>;
  /** A request again with its very token. */
  readonly replay: (observation: Observation) => Promise<Observation | null>;
  /** A create, tried for a while: places may be counted as free late. Comes to all tries. */
  readonly createPatiently: (label: string) => Promise<readonly Observation[]>;
  /** Creates that were accepted, in order. */
  readonly accepted: () => readonly Observation[];
}

/** Milliseconds between looks at a target that may show or free late what was deleted. */
export const settling = [100, 200, 400, 800, 1500, 2500, 4000];

/** Requests of which none was sent yet. */
export function createQuotaRequests({
  profile,
  options,
  requests,
  investigations,
  quota,
}: Filling): QuotaRequests {
  const { contract, facts, baseline, transport } = profile;
  const clause = quota.clauses.limit;
  const accepted: Observation[] = [];
  let serial = 0;

  async function send(planned: PlannedRequest, label: string): Promise<Observation | null> {
    const context = { case: `${clause}/${label.replaceAll(' ', '-')}`, clause, purpose: 'sequence' } as const;
    return requests.send(planned, { context, serial: `${++serial}`, full: true });
  }

  async function create(planned: PlannedRequest, label: string): Promise<Observation | null> {
    // What is turned down for another reason would say nothing of the quota.
    const observation = await send(withNewTexts(planned, investigations.known.workRoundAll(planned)), label);
    if (observation !== null && createdId(observation.reply) !== null) accepted.push(observation);
    return observation;
  }

  /** What cures a fault may have been used already, at a target that takes no text twice. */
  function withNewTexts({ parameters }: PlannedRequest, round: PlannedRequest): PlannedRequest {
    const isNew = ([name, value]: readonly [string, string]) =>
      name !== contract.idempotence?.parameter && name in round.parameters && value.startsWith('{fresh:');
    const texts = Object.entries(parameters).filter(isNew);
    return { ...round, parameters: { ...round.parameters, ...Object.fromEntries(texts) } };
  }

  const plain = (parameters: Parameters, tokenless = profile.tokenless) =>
    plainRequest({ ...profile, tokenless }, parameters);
  const quotaRequests: QuotaRequests = {
    accepted: () => accepted,
    create: (label, change = {}) => create(plain({ ...baseline, ...change }), label),
    createBare: (label) => {
      const texts = parametersOfShape(contract, 'text').filter(({ presence }) => !presence.required);
      const optional = texts.map(({ name }) => name);
      const bare = Object.fromEntries(Object.entries(baseline).filter(([name]) => !optional.includes(name)));
      return create({ ...plain(bare), ...(transport === null && { method: 'GET' }) }, label);
    },
    createLargest: (label) => {
      const largest = plain({ ...baseline, ...largestChange(contract, facts) });
      return create({ ...largest, ...(transport === null && { place: 'body' }) }, label);
    },
    createTokenless: (label) => {
      const off = parametersOfShape(contract, 'dry-run').map(({ name }) => [name, 'false'] as const);
      return create(plain({ ...baseline, ...Object.fromEntries(off) }, true), label);
    },
    refuse: (label) => send(plain(applyChange(baseline, contract.baselineFault)), label),
    replay: ({ values }) => send({ ...plain(baseline), parameters: values }, 'a replay'),
    createPatiently: async (label) => {
      const tries: Observation[] = [];
      for (const wait of [...settling.slice(0, 6), null]) {
        const observation = await quotaRequests.create(label);
        if (observation === null) break;
        tries.push(observation);
        if (!isRefusal(observation) || wait === null) break;
        await options.wait(wait);
      }
      return tries;
    },
  };
  return quotaRequests;
}
