import { createdId } from '../../oracle/created-id.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { Sending } from '../sending.ts';

/** Deletes what a sequence created. */
export async function clear(
  { pool }: Pick<Sending, 'pool'>,
  { creates, subjects }: Execution,
): Promise<void> {
  const ids = [...creates.flatMap(({ reply }) => createdId(reply) ?? []), ...(subjects?.values() ?? [])];
  for (const id of new Set(ids)) await pool.remove(id);
}
