import type { Investigations } from './investigate/investigations.ts';
import type { Refusals } from './investigate/refusals.ts';
import type { ResourcePool } from './resources/pool.ts';
import type { ReadbackQueue } from './resources/readback-queue.ts';
import type { RunJudge } from './run-judge.ts';
import type { RunOptions } from './run-options.ts';
import type { AnswerCache } from './send/answer-cache.ts';
import type { Requests } from './send/requests.ts';
import type { Sender } from './send/sender.ts';
import type { TargetProfile } from './target-profile.ts';

/** What testing one operation works with; a function takes of it what it uses. */
export interface Operation {
  readonly profile: TargetProfile;
  readonly options: RunOptions;
  readonly sender: Sender;
  readonly requests: Requests;
  readonly pool: ResourcePool;
  readonly judge: RunJudge;
  readonly cache: AnswerCache;
  readonly readback: ReadbackQueue;
  readonly investigations: Investigations;
  readonly refusals: Refusals;
}
