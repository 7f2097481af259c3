import { isToken } from '../engine/resources/ledger.ts';
import { runPool } from '../engine/run-pool.ts';
import { describeReply } from '../oracle/describe-reply.ts';
import type { Intent } from './chapter.ts';
import type { Sweeping } from './sweeping.ts';

/** Creates at once. */
const width = 8;

/**
 * Sends each unanswered create that has a token once more: it gives what the first sending created, or
 * creates it now. Comes to why some told nothing, by key.
 */
export async function repeatCreates(sweeping: Sweeping): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  await runPool(
    equalCreates(sweeping),
    width,
    async (equal) => {
      const why = await repeatCreate(sweeping, equal);
      if (why !== null) for (const { key } of equal) reasons.set(key, why);
    },
    () => false,
  );
  return reasons;
}

/** Unanswered creates with tokens, equal ones together: one answer is the answer to all of them. */
function equalCreates({ chapter, contract }: Sweeping): Iterable<readonly Intent[]> {
  const { parameter } = contract.idempotence;
  const equal = new Map<string, Intent[]>();
  for (const intent of chapter.unanswered()) {
    const { operation, region, request } = intent;
    if (operation !== contract.operation || !isToken(request.parameters[parameter])) continue;
    const name = JSON.stringify([region, request]);
    equal.set(name, [...(equal.get(name) ?? []), intent]);
  }
  return equal.values();
}

/** Why the answer told nothing; null when it did. */
async function repeatCreate(
  { sender, contract, write, context }: Sweeping,
  equal: readonly Intent[],
): Promise<string | null> {
  const [first] = equal;
  if (first === undefined) return null;
  const { operation, region, request } = first;
  const { reply } = await sender.create(contract, request, request.parameters, context);
  const settledAsNothing =
    reply.kind === 'refused' || (reply.kind === 'barred' && ['token', 'action'].includes(reply.cause));
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
