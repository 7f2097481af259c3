import type { Send, SignatureVersion } from '../client/exchange.ts';
import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { type Cleaned, cleanUp } from '../engine/clean-up/clean-up.ts';
import type { Cleaning } from '../engine/clean-up/cleaning.ts';
import { createdLeft, strangerLeft, unansweredLeft } from '../engine/clean-up/left.ts';
import type { Account } from '../engine/resources/account.ts';
import type { LedgerEntry } from '../engine/resources/ledger.ts';
import { createResourcePool } from '../engine/resources/pool.ts';
import { callCompanion } from '../engine/send/companions.ts';
import { createSender, type See } from '../engine/send/sender.ts';
import { describeReply } from '../oracle/describe-reply.ts';
import { observe } from '../oracle/observation.ts';
import type { LedgerRun } from './ledger-run.ts';

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

/**
 * Deletes what the run of `ledgerRun` left on its target, and finds out what came of the creates that it did not see
 * answered. `write` takes what comes of it into the ledger and into `ledgerRun`.
 */
export async function sweepLedgerRun(
  ledgerRun: LedgerRun,
  write: (entry: LedgerEntry) => void,
  options: SweepOptions,
): Promise<Cleaned> {
  const { now, wait, send, signature } = options;
  const { signal } = new AbortController();
  const see: See = (exchange) => {
    const contract = options.contracts.find(({ operation }) => operation === exchange.action);
    return contract === undefined ? null : observe(contract, nothingKnown, exchange, null);
  };
  const limits = { rate: null, budget: null, timeLimitMs: null };
  const sender = createSender({ ...limits, send, signature, now, wait, signal }, see);
  const concerned = [
    ...ledgerRun.alive(),
    ...ledgerRun.unanswered(),
    ...ledgerRun.markers(),
    ...ledgerRun.before(),
    ...ledgerRun.appeared(),
  ];
  const parts: Cleaned[] = [];
  for (const operation of new Set(concerned.map((it) => it.operation))) {
    const contract = options.contracts.find((it) => it.operation === operation);
    if (contract === undefined) {
      parts.push(untouched(ledgerRun, operation, null, 'this version knows no such operation'));
      continue;
    }
    const cleaning: Cleaning = {
      contract,
      account: ledgerRun,
      sender,
      pool: createResourcePool(sender, contract, { write }, { now, wait }),
      write,
      wait,
      context: { case: `${operation}/sweep`, clause: null, purpose: 'cleanup' },
      isOver: ledgerRun.told,
      latest: () => null,
    };
    const obstacle = await obstacleTo(cleaning);
    parts.push(
      obstacle === null ? await cleanUp(cleaning) : untouched(ledgerRun, operation, contract, obstacle),
    );
  }
  return { deleted: parts.flatMap(({ deleted }) => deleted), left: parts.flatMap(({ left }) => left) };
}

/** Why there is no use in going on; null when there is. */
async function obstacleTo({ account, sender, contract, context }: Cleaning): Promise<string | null> {
  const [region = ''] = account.regionsOf(contract.operation);
  const { list } = contract.companions;
  if (list === null) return null;
  const { attempted } = await callCompanion(sender, contract, list, { region }, context);
  const { reply } = attempted;
  const unreachable =
    reply.kind === 'retryable' && (reply.cause === 'unreachable' || reply.cause === 'timeout');
  const blocked = reply.kind === 'blocked' && reply.cause === 'credentials';
  if (unreachable) return reply.detail.replace(/\.$/, '').replace(/^The/, 'the');
  return blocked ? `the credentials were not accepted: ${describeReply(reply)}` : null;
}

/** Everything of `operation`, left as it is for one reason. */
function untouched(account: Account, operation: string, contract: Contract | null, why: string): Cleaned {
  const ofOperation = (it: { readonly operation: string }) => it.operation === operation;
  return {
    deleted: [],
    left: [
      ...account
        .alive()
        .filter(ofOperation)
        .map((created) => createdLeft(contract, created, why)),
      ...account
        .unanswered()
        .filter(ofOperation)
        .map((intent) => unansweredLeft(contract, intent, why)),
      ...account
        .appeared()
        .filter(ofOperation)
        .map((stranger) => strangerLeft(contract, stranger, why)),
    ],
  };
}
