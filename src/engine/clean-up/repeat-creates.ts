import { tokenName } from '../../contract/token-name.ts';
import { describeReply } from '../../oracle/describe-reply.ts';
import type { Intent } from '../resources/account.ts';
import { isToken } from '../resources/ledger.ts';
import { runPool } from '../run-pool.ts';
import type { Cleaning } from './cleaning.ts';

/** Creates at once. */
const width = 8;

/** How many creates are sent again at most: where so many went unanswered, none of them is likely to be. */
const most = 200;

/**
 * Sends each unanswered create that has a token once more: it gives what the first sending created, or
 * creates it now. Comes to why some told nothing, by key.
 */
export async function repeatCreates(cleaning: Cleaning): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  const creates = [...equalCreates(cleaning)];
  for (const { key } of creates.slice(most).flat())
    reasons.set(key, `of so many that went unanswered only ${most} were sent again with their tokens`);
  await runPool(
    creates.slice(0, most),
    width,
    async (equal) => {
      const why = await repeatCreate(cleaning, equal);
      if (why !== null) for (const { key } of equal) reasons.set(key, why);
    },
    () => false,
  );
  return reasons;
}

/** Unanswered creates with tokens, equal ones together: one answer is the answer to all of them. */
function equalCreates({ account, contract }: Cleaning): Iterable<readonly Intent[]> {
  const parameter = tokenName(contract);
  const equal = new Map<string, Intent[]>();
  for (const intent of account.unanswered()) {
    const { operation, region, request } = intent;
    if (operation !== contract.operation || !isToken(request.parameters[parameter])) continue;
    const name = JSON.stringify([region, request]);
    equal.set(name, [...(equal.get(name) ?? []), intent]);
  }
  return equal.values();
}

/** Why the answer told nothing; null when it did. */
async function repeatCreate(
  { sender, contract, write, context }: Cleaning,
  equal: readonly Intent[],
): Promise<string | null> {
  const [first] = equal;
  if (first === undefined) return null;
  const { operation, region, request } = first;
  const { reply } = await sender.create(contract, request, request.parameters, context);
  const settledAsNothing =
    reply.kind === 'refused' || (reply.kind === 'blocked' && ['token', 'action'].includes(reply.cause));
  if (reply.kind === 'accepted' && reply.id !== null) {
    for (const { key } of equal) write({ type: 'created', key, operation, region, id: reply.id });
    return null;
  }
  if (settledAsNothing) {
    for (const { key } of equal) write({ type: 'nothing', key });
    return null;
  }
  return `sent again with its token it was ${describeReply(reply)}${reply.kind === 'accepted' ? ' without an id' : ''}`;
}
