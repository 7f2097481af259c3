import type { Tree } from '../../client/decode.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Parameters } from '../../contract/test-case.ts';
import { readbackDifference } from '../../oracle/judge-readback.ts';
import { holdsText } from '../../oracle/listed-resources.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Account } from '../resources/account.ts';
import type { ResourcePool } from '../resources/pool.ts';
import { listResources } from '../send/companions.ts';
import type { Sender } from '../send/sender.ts';

/** What finding what a run created without being told works with. */
export interface Reclaiming {
  readonly contract: Contract;
  readonly account: Account;
  readonly sender: Sender;
  readonly pool: ResourcePool;
}

/** Finds and deletes what a run created without being told, so that it does not fill the target. */
export interface Reclaim {
  /** Takes in that a create with these parameters was accepted and no id was told. */
  readonly noteIdless: (values: Parameters) => void;
  /**
   * Deletes what the target lists in `region` with texts of this run, or just as a create asked for that was told no id;
   * comes to how much that was. `settled` resolves once every create is answered that is under way now.
   */
  readonly now: (region: string, settled: () => Promise<unknown>) => Promise<number>;
  /** The same at the end of the run, as long as there are creates that were told no id. */
  readonly atLast: () => Promise<void>;
}

/** A target that hides nothing is not listed again and again. */
const mostInVain = 2;

/** A reclaim that goes on once at a time; who asks meanwhile gets what the one under way comes to. */
export function createReclaim({ contract, account, sender, pool }: Reclaiming): Reclaim {
  const { operation } = contract;
  const context: RequestContext = { case: `${operation}/reclaim`, clause: null, purpose: 'cleanup' };
  const idless: Parameters[] = [];
  let vain = 0;
  let underWay: Promise<number> | null = null;

  async function reclaim(region: string, settled: () => Promise<unknown>): Promise<number> {
    const listing = await listResources(sender, contract, region, context);
    if (listing === null) return 0;
    // What is listed may have been created by a request whose answer has not come yet.
    await settled();
    const markers = account
      .markers()
      .find((it) => it.operation === operation && it.region === region)?.markers;
    const before = account.before().find((it) => it.operation === operation && it.region === region)?.ids;
    const hidden = [...listing.resources.values()].filter(
      ({ id, tree }) =>
        !account.isOurs(operation, id) &&
        (markers?.some((text) => holdsText(tree, text)) === true ||
          (before?.has(id) === false && takeIdless(tree))),
    );
    let count = 0;
    for (const { id } of hidden) {
      pool.adopt(id, region);
      if (await pool.remove(id)) count++;
    }
    return count;
  }

  /** Whether a create that was told no id asked for just this; each such create is found once. */
  function takeIdless(tree: Tree): boolean {
    const at = idless.findIndex((values) => readbackDifference(contract, values, tree) === null);
    if (at >= 0) idless.splice(at, 1);
    return at >= 0;
  }

  async function now(region: string, settled: () => Promise<unknown>): Promise<number> {
    if (vain >= mostInVain || pool.isRemovable() === false) return 0;
    underWay ??= reclaim(region, settled).finally(() => {
      underWay = null;
    });
    const count = await underWay;
    if (count === 0) vain++;
    return count;
  }

  async function atLast(): Promise<void> {
    if (idless.length === 0 || pool.isRemovable() === false) return;
    for (const { operation: of, region } of account.before())
      if (of === operation) await reclaim(region, () => Promise.resolve());
  }

  return { now, atLast, noteIdless: (values) => void idless.push(values) };
}
