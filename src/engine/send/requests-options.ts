import type { Contract } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import type { Observation } from '../../oracle/observation.ts';
import type { Reclaim } from '../clean-up/reclaim.ts';
import type { Ledger } from '../resources/ledger.ts';
import type { ResourcePool } from '../resources/pool.ts';
import type { Subjects } from '../resources/subjects.ts';
import type { RunJudge } from '../run-judge.ts';
import type { RunOptions } from '../run-options.ts';
import type { Plain } from '../target-profile.ts';
import type { Sender } from './sender.ts';

/** What sending needs. */
export interface RequestsOptions {
  readonly contract: Contract;
  readonly facts: Facts;
  /** The baseline and how it is sent; null while none is known. */
  readonly baseline:
    | (Plain & {
        readonly parameters: Readonly<Record<string, string>>;
        readonly accepted: Observation;
        /** The code with which a text is turned down that another resource has. */
        readonly conflict: string | null;
      })
    | null;
  readonly sender: Sender;
  readonly pool: ResourcePool;
  readonly ledger: Ledger;
  readonly subjects: Subjects;
  readonly judge: RunJudge;
  readonly options: Pick<RunOptions, 'nonce' | 'seed' | 'wait'>;
  /** Deletes what only waits to be read. */
  readonly makeRoom: () => Promise<void>;
  /** Deletes what the run created without being told. */
  readonly reclaim: Reclaim;
}
