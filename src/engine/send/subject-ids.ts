import type { Contract } from '../../contract/contract.ts';
import { namesSubject, subjectsNamedIn } from '../../contract/subject.ts';
import type { Parameters } from '../../contract/test-case.ts';
import type { Observation } from '../../oracle/observation.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import type { ResourcePool } from '../resources/pool.ts';
import type { Subjects } from '../resources/subjects.ts';

/** What one request acts on. */
export interface Held {
  /** Ids by the names that the planned request gives them. */
  readonly ids: ReadonlyMap<string, string>;
  /** Those that were made for this request alone. */
  readonly own: readonly string[];
}

/** Gives requests something to act on, and takes back what is left of it. */
export interface SubjectIds {
  /** What a request with these values acts on, beside what `known` names already; null where there is no room for it. */
  readonly take: (
    values: Parameters,
    context: RequestContext,
    known?: ReadonlyMap<string, string>,
  ) => Promise<Held | null>;
  readonly giveBack: (held: Held, observation: Observation) => Promise<void>;
}

/** As many as wait to be changed again. */
const mostIdle = 3;

const nothing: Held = { ids: new Map(), own: [] };

/** What is changed is given to one request after another; what may have been deleted to one only. */
export function createSubjectIds(contract: Contract, subjects: Subjects, pool: ResourcePool): SubjectIds {
  const idle: string[] = [];

  async function takeOne(context: RequestContext): Promise<string | null> {
    const free = idle.pop();
    if (free !== undefined) return free;
    const release = await pool.slots.acquire(null, pool.limit());
    const made = release === null ? null : await subjects.make(context);
    release?.(false);
    return made?.id ?? null;
  }

  return {
    take: async (values, context, known = new Map()) => {
      if (contract.subject === undefined) return nothing;
      const named = Object.entries(values).flatMap(([name, value]) =>
        namesSubject(contract, name) ? subjectsNamedIn(value) : [],
      );
      const ids = new Map<string, string>();
      const own: string[] = [];
      for (const name of named) {
        const id = known.get(name) ?? ids.get(name) ?? (await takeOne(context));
        if (id === null) {
          for (const taken of own) await pool.remove(taken);
          return null;
        }
        if (!known.has(name) && !own.includes(id)) own.push(id);
        ids.set(name, id);
      }
      return { ids, own };
    },
    giveBack: async ({ ids, own }, { reply }) => {
      const isDeleting = contract.subject?.effect === 'deletes';
      if (isDeleting && reply.kind === 'accepted') for (const id of ids.values()) pool.forget(id);
      // After a broken answer nobody knows what is left of it.
      const isSteady = reply.kind === 'accepted' || reply.kind === 'refused';
      for (const id of own)
        if (!isDeleting && isSteady && idle.length < mostIdle) idle.push(id);
        else await pool.remove(id);
    },
  };
}
