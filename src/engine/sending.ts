import type { ResourcePool } from './resources/pool.ts';
import type { ReadPolicy } from './resources/read-policy.ts';
import type { RunJudge } from './run-judge.ts';
import type { RunOptions } from './run-options.ts';
import type { Requests } from './send/requests.ts';
import type { Sender } from './send/sender.ts';
import type { TargetProfile } from './target-profile.ts';

/** What sending the requests of one operation, and having them judged, works with. */
export interface Sending {
  readonly profile: TargetProfile;
  readonly options: RunOptions;
  readonly sender: Sender;
  readonly requests: Requests;
  readonly pool: ResourcePool;
  readonly readPolicy: ReadPolicy;
  readonly judge: RunJudge;
}
