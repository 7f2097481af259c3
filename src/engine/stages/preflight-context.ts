import type { Contract } from '../../contract/contract.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import type { RunEvent } from '../../results/event.ts';
import type { Reclaim } from '../clean-up/reclaim.ts';
import type { Inventory } from '../resources/inventory.ts';
import type { ResourcePool } from '../resources/pool.ts';
import type { RunJudge } from '../run-judge.ts';
import type { RunOptions } from '../run-options.ts';
import type { Sender } from '../send/sender.ts';

/** What looking at a target before the run works with. */
export interface Preflight {
  readonly contract: Contract;
  readonly options: RunOptions;
  readonly sender: Sender;
  readonly judge: RunJudge;
  readonly pool: ResourcePool;
  readonly inventory: Inventory;
  readonly reclaim: Reclaim;
  readonly emit: (event: RunEvent) => void;
}

/** What a request of preflight is sent for. */
export function preflightContext({ contract }: Pick<Preflight, 'contract'>, step: string): RequestContext {
  return { case: `${contract.operation}/preflight/${step}`, clause: null, purpose: 'preflight' };
}
