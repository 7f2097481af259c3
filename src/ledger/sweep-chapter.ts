import type { Send, SignatureVersion } from '../client/exchange.ts';
import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import type { LedgerEntry } from '../engine/resources/ledger.ts';
import { createResourcePool } from '../engine/resources/pool.ts';
import { runPool } from '../engine/run-pool.ts';
import { callCompanion } from '../engine/send/companions.ts';
import { createSender, type See } from '../engine/send/sender.ts';
import { describeReply } from '../oracle/describe-reply.ts';
import { observe } from '../oracle/observation.ts';
import type { RequestContext } from '../oracle/recorded-exchange.ts';
import type { Chapter, Created } from './chapter.ts';
import { findMarked } from './find-marked.ts';
import { repeatCreates } from './repeat-creates.ts';
import type { Sweeping } from './sweeping.ts';
import { joinSwept, type Left, type Swept } from './swept.ts';

/** What sweeping needs of the world. */
export interface SweepOptions {
  readonly contracts: readonly Contract[];
  readonly signature: SignatureVersion;
  readonly send: Send;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** What was created is told by the answer, whatever else is known of the target. */
const nothingKnown: Facts = { region: '', regions: [], fixtures: {}, assumptions: [] };

/** Deletions at once. */
const width = 8;

/**
 * Deletes what the run of `chapter` left on its target, and finds out what came of the creates that it did not see
 * answered. `write` takes what comes of it into the ledger and into `chapter`.
 */
export async function sweepChapter(
  chapter: Chapter,
  write: (entry: LedgerEntry) => void,
  options: SweepOptions,
): Promise<Swept> {
  const { now, wait, send, signature } = options;
  const { signal } = new AbortController();
  const see: See = (exchange) => {
    const contract = options.contracts.find(({ operation }) => operation === exchange.action);
    return contract === undefined ? null : observe(contract, nothingKnown, exchange, null);
  };
  const limits = { rate: null, budget: null, timeLimitMs: null };
  const sender = createSender({ ...limits, send, signature, now, wait, signal }, see);
  const concerned = [...chapter.alive(), ...chapter.unanswered(), ...chapter.markers()];
  const operations = [...new Set(concerned.map(({ operation }) => operation))];
  const parts: Swept[] = [];
  for (const operation of operations) {
    const contract = options.contracts.find((it) => it.operation === operation);
    if (contract === undefined) {
      parts.push(untouched(chapter, operation, null, 'this version knows no such operation'));
      continue;
    }
    const ledger = { write };
    const resources = createResourcePool(sender, contract, ledger, { now, wait });
    const context: RequestContext = { case: `${operation}/sweep`, clause: null, purpose: 'cleanup' };
    parts.push(await sweepOperation({ contract, chapter, sender, resources, write, wait, context }));
  }
  return joinSwept(parts);
}

async function sweepOperation(sweeping: Sweeping): Promise<Swept> {
  const { chapter, contract } = sweeping;
  const { operation } = contract;
  const before = new Set(chapter.alive().map(({ id }) => id));
  const obstacle = await obstacleTo(sweeping);
  if (obstacle !== null) return untouched(chapter, operation, contract, obstacle);
  // First of all, so that no full target refuses the repeated creates.
  const known = await removeAlive(sweeping);
  const reasons = await repeatCreates(sweeping);
  await findMarked(sweeping, reasons);
  const found = await removeAlive(sweeping, before);
  const left = [...known.left, ...found.left];
  const unknown = chapter
    .unanswered()
    .filter((intent) => intent.operation === operation)
    .map((intent) => ({
      intent,
      why: reasons.get(intent.key) ?? 'nothing in the request tells its result from that of another one',
      byHand: callText(contract.companions.list, intent.region, ''),
    }));
  return { deleted: [...known.deleted, ...found.deleted], left, unknown };
}

/** Why there is no use in going on; null when there is. */
async function obstacleTo({ chapter, sender, contract, context }: Sweeping): Promise<string | null> {
  const [first] = [...chapter.alive(), ...chapter.unanswered(), ...chapter.markers()].filter(
    ({ operation }) => operation === contract.operation,
  );
  const { list } = contract.companions;
  const { attempted } = await callCompanion(sender, contract, list, { region: first?.region ?? '' }, context);
  const { reply } = attempted;
  const unreachable = reply.kind === 'later' && (reply.cause === 'unreachable' || reply.cause === 'timeout');
  const barred = reply.kind === 'barred' && reply.cause === 'credentials';
  if (unreachable) return reply.detail.replace(/\.$/, '').replace(/^The/, 'the');
  return barred ? `the credentials were not accepted: ${describeReply(reply)}` : null;
}

/** Deletes what is alive, but for what `tried` names. */
async function removeAlive(
  { chapter, contract, resources }: Sweeping,
  tried: ReadonlySet<string> = new Set(),
): Promise<Pick<Swept, 'deleted' | 'left'>> {
  const deleted: Created[] = [];
  const left: Left[] = [];
  const alive = chapter
    .alive()
    .filter(({ operation, id }) => operation === contract.operation && !tried.has(id));
  await runPool(
    alive,
    width,
    async (created) => {
      resources.add(created.id, created.region);
      if (await resources.remove(created.id)) deleted.push(created);
      else left.push(leftOf(created, contract, resources.trouble() ?? 'it was not deleted'));
    },
    () => false,
  );
  return { deleted, left };
}

/** Everything of `operation`, left as it is for one reason. */
function untouched(chapter: Chapter, operation: string, contract: Contract | null, why: string): Swept {
  const ofOperation = (it: { readonly operation: string }) => it.operation === operation;
  return {
    deleted: [],
    left: chapter
      .alive()
      .filter(ofOperation)
      .map((created) => leftOf(created, contract, why)),
    unknown: chapter
      .unanswered()
      .filter(ofOperation)
      .map((intent) => ({
        intent,
        why,
        byHand: contract && callText(contract.companions.list, intent.region, ''),
      })),
  };
}

function leftOf(created: Created, contract: Contract | null, why: string): Left {
  const byHand = contract && callText(contract.companions.remove, created.region, created.id);
  return { created, why, byHand };
}

function callText(
  { action, parameters }: Contract['companions']['remove'] | Contract['companions']['list'],
  region: string,
  id: string,
): string {
  const filled = Object.entries(parameters).map(
    ([name, value]) => `${name}=${value.replace('$region', region).replace('$id', id)}`,
  );
  return filled.length === 0 ? action : `${action} with ${filled.join(' and ')}`;
}
