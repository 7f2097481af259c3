import type { Contract } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import type { RecordedExchange, RequestContext } from '../../oracle/recorded-exchange.ts';
import { madeSubject } from '../../oracle/subjects.ts';
import type { RunOptions } from '../run-options.ts';
import { callCompanion } from '../send/companions.ts';
import { lettersFor } from '../send/placeholders.ts';
import type { Sender } from '../send/sender.ts';
import { settle } from '../send/settle.ts';
import { type Ledger, shortestMarker } from './ledger.ts';
import type { ResourcePool } from './pool.ts';

/** Something that was made to act on, and the answer that says so. */
export interface Made {
  readonly id: string;
  readonly exchange: RecordedExchange;
}

/** Makes what requests act on, where their operation makes nothing itself. */
export interface Subjects {
  /** Makes one; null where the target does not. It belongs to the pool. */
  readonly make: (context: RequestContext) => Promise<Made | null>;
  /** Why the last one was not made; null where it was. */
  readonly trouble: () => string | null;
}

/** What making subjects needs. */
export interface MakingSubjects {
  readonly contract: Contract;
  readonly facts: Facts;
  readonly sender: Sender;
  readonly pool: ResourcePool;
  readonly ledger: Ledger;
  readonly options: Pick<RunOptions, 'nonce' | 'seed' | 'wait'>;
}

/** Of an operation that acts on nothing none is made. */
export function createSubjects({ contract, facts, sender, pool, ledger, options }: MakingSubjects): Subjects {
  const { operation, subject } = contract;
  const { region } = facts;
  const counts = new Map<string, number>();
  let trouble: string | null = null;
  return {
    trouble: () => trouble,
    make: async (context) => {
      if (subject === undefined) return null;
      const count = (counts.get(context.case) ?? 0) + 1;
      counts.set(context.case, count);
      const source = `${options.nonce}/${options.seed}/${context.case}/subject-${count}`;
      const letters = lettersFor(source, shortestMarker);
      ledger.write({ type: 'markers', operation, region, markers: [letters] });
      const parameters = Object.fromEntries(
        Object.entries(subject.make.parameters).map(([name, value]) => [
          name,
          value.replaceAll('$new', letters),
        ]),
      );
      const call = { ...subject.make, parameters };
      const answer = await callCompanion(sender, contract, call, { region }, context);
      const { exchange } = answer.attempted;
      const id = madeSubject(contract, exchange);
      const told = answer.ok ? `without ${subject.make.id}` : answer.detail;
      trouble = id === null ? `${call.action} answered ${told}` : null;
      if (id === null) return null;
      pool.adopt(id, region);
      await settle({ contract, sender, region, options }, id, context);
      return { id, exchange };
    },
  };
}
