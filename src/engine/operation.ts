import type { Investigations } from './investigate/investigations.ts';
import type { Refusals } from './investigate/refusals.ts';
import type { Inventory } from './resources/inventory.ts';
import type { ReadbackQueue } from './resources/readback-queue.ts';
import type { AnswerCache } from './send/answer-cache.ts';
import type { LateAnswers } from './send/late-answers.ts';
import type { Sending } from './sending.ts';

/** What testing one operation works with; a function takes of it what it uses. */
export interface Operation extends Sending {
  readonly cache: AnswerCache;
  readonly inventory: Inventory;
  readonly readback: ReadbackQueue;
  readonly investigations: Investigations;
  readonly refusals: Refusals;
  readonly late: LateAnswers;
}
