import { createdId } from '../../oracle/created-id.ts';
import { holdsText, resourcesIn } from '../../oracle/listed-resources.ts';
import { treeOf } from '../../oracle/observation.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { Sending } from '../sending.ts';

/** Deletes what a sequence created, be it without saying so. */
export async function clear(
  { pool, profile }: Pick<Sending, 'pool' | 'profile'>,
  execution: Execution,
): Promise<void> {
  const { creates, subjects } = execution;
  const ids = [
    ...creates.flatMap(({ reply }) => createdId(reply) ?? []),
    ...(subjects?.values() ?? []),
    ...seenIn(execution, profile),
  ];
  for (const id of new Set(ids)) await pool.remove(id);
}

/** What looks found by letters that are this execution's own: a request that was refused may have created it. */
function seenIn({ steps, looks }: Execution, { contract }: Sending['profile']): readonly string[] {
  return steps.flatMap((step) =>
    step.kind === 'count'
      ? looks
          .filter(({ ordinal }) => step.at.includes(ordinal))
          .flatMap((page) => resourcesIn(contract, treeOf(page)))
          .flatMap(({ id, tree }) => (holdsText(tree, step.text) ? [id] : []))
      : [],
  );
}
