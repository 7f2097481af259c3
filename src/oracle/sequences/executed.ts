import type { Tree } from '../../client/decode.ts';
import type { Parameters } from '../../contract/test-case.ts';
import type { Expectation } from '../expectation.ts';
import type { Reply } from '../read-reply.ts';

/** One create of a sequence, as it was sent and answered. */
export interface ExecutedCreate {
  readonly values: Parameters;
  readonly expectation: Expectation;
  readonly reply: Reply;
  readonly requestId: string;
  /** The content of the answer. */
  readonly tree: Tree | null;
  readonly ordinal: number;
  /** Whether it may have created something besides, under an answer that was lost. */
  readonly unsure: boolean;
  /** Whether requests that are not its replays were given the same id, so that they may have changed or deleted what it created. */
  readonly isShared: boolean;
}

/** What came of one step. Null where the target was asked and shows nothing, undefined where it cannot be asked. */
export type ExecutedStep =
  | { readonly kind: 'create'; readonly answers: readonly ExecutedCreate[] }
  /** Null where nothing was made. */
  | { readonly kind: 'subject'; readonly id: string | null }
  | { readonly kind: 'read'; readonly of: number; readonly shown: Tree | null | undefined }
  | { readonly kind: 'detail'; readonly of: number; readonly shown: Tree | null | undefined }
  /** What one look after the other showed, and when, in milliseconds since it was created; null where it was not shown. */
  | {
      readonly kind: 'settle';
      readonly of: number;
      readonly shown: readonly { readonly tree: Tree | null; readonly afterMs: number }[];
    }
  /** The ids of the resources that carry the marker. */
  | { readonly kind: 'count'; readonly ids: readonly string[] | undefined }
  | { readonly kind: 'pause' };
