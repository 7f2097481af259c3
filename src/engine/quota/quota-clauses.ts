import type { Session } from '../session.ts';

/** The clauses that only a full target can show. */
export function quotaClauses({ contract }: Pick<Session, 'contract'>): readonly string[] {
  const { limit, scope, message } = contract.quota.clauses;
  const dryRun = contract.parameters.flatMap((it) => (it.shape === 'dry-run' ? [it.clauses.quota] : []));
  return [limit, scope, message, ...dryRun].filter((id) => id !== null);
}
