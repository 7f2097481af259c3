import { readbackDifference } from '../../oracle/judge-readback.ts';
import { listResources, type Resource } from '../companions.ts';
import type { Session } from '../session.ts';

/** What the target lists once that which this run has deleted is no longer in it. */
export async function listSteadily(
  session: Session,
  clause: string | null = null,
): Promise<readonly Resource[]> {
  const { resources, options, facts } = session;
  for (let look = 0; ; look++) {
    const listed = (await listIn(session, facts.region, clause)) ?? [];
    const alive = resources.alive();
    const stale = listed.some(({ id }) => resources.isOurs(id) && !alive.includes(id));
    const wait = settling[look];
    if (!stale || wait === undefined) return listed;
    await options.wait(wait);
  }
}

/** What the target lists in `region`; null when it cannot be asked. */
export async function listIn(
  { conduit, contract }: Session,
  region: string,
  clause: string | null,
): Promise<readonly Resource[] | null> {
  const occasion = { case: `${contract.operation}/quota/list`, clause, purpose: 'sequence' } as const;
  const listed = await listResources(conduit, contract, region, occasion);
  return listed === null ? null : [...listed.values()];
}

/** Milliseconds between looks at a target that may show or free late what was deleted. */
export const settling = [100, 200, 400, 800, 1500, 2500, 4000];

/** Whether the target holds more than `number`, soon: it may show late what it created. */
export async function holdsMoreThan(session: Session, number: number): Promise<boolean> {
  for (const wait of [...settling.slice(0, 5), null]) {
    const listed = await listIn(session, session.facts.region, session.contract.quota.clauses.limit);
    if (listed === null || listed.length > number) return true;
    if (wait !== null) await session.options.wait(wait);
  }
  return false;
}

/** Whether it is still full, and not of what requests of this run created although they were refused. */
export async function isTaken(session: Session, { number, before }: Line): Promise<boolean> {
  const listed = await listSteadily(session);
  const own = listed.filter(
    ({ id, tree }) =>
      !before.has(id) &&
      !session.resources.isOurs(id) &&
      readbackDifference(session.contract, session.base, tree) === null,
  );
  return listed.length - own.length >= number;
}

/** What the target held when it was full, and the ids that were there before this run filled it. */
export interface Line {
  readonly number: number;
  readonly before: ReadonlySet<string>;
}

/** Why a place that was freed is not there. */
export const takenText = 'others seem to have taken the place that was free';
