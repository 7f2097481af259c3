import type { Contract } from '../../contract/contract.ts';
import { textOf } from '../../oracle/answer-fields.ts';
import { shownIn } from '../../oracle/claims/read-steps.ts';
import type { RecordedExchange, RequestContext } from '../../oracle/recorded-exchange.ts';
import type { RunOptions } from '../run-options.ts';
import { callCompanion, readResources } from './companions.ts';
import type { Sender } from './sender.ts';

/** What looking for a state needs. */
export interface Settling {
  readonly contract: Contract;
  readonly sender: Sender;
  readonly region: string;
  readonly options: Pick<RunOptions, 'wait'>;
}

/** Milliseconds between looks, the last one as often as it takes. */
const waits = [50, 100, 200, 400, 800, 1500];
const longest = 2000;

/** As long as a state is waited for where the document does not say how long it takes. */
const patienceMs = 20_000;

/** Looks at a new resource until it is in the state that it comes to; comes to the answers. None where it has no states. */
export async function settle(
  { contract, sender, region, options }: Settling,
  id: string,
  context: RequestContext,
): Promise<readonly RecordedExchange[]> {
  const { states, detail } = contract.companions;
  if (states === undefined) return [];
  const pages: RecordedExchange[] = [];
  const most = states.withinMs ?? patienceMs;
  for (let count = 0, waited = 0; ; count++) {
    if (detail === null) {
      const listing = await readResources(sender, contract, region, [id], { context });
      pages.push(...(listing?.pages ?? []));
    } else {
      const { attempted } = await callCompanion(sender, contract, detail, { region, id }, context);
      pages.push(attempted.exchange);
    }
    const last = pages.at(-1);
    if (last === undefined) return pages;
    const tree = shownIn(contract, last, id);
    // What shows no state at all is not going to come to one.
    if (tree !== null && [states.until, ''].includes(textOf(tree, states.path))) return pages;
    if (waited > most || sender.stopped() !== null) return pages;
    const wait = waits[count] ?? longest;
    await options.wait(wait);
    waited += wait;
  }
}
