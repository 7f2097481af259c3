import type { PlannedRequest } from './test-case.ts';

/** One step of a sequence. `{shared:NAME:N}` in a value stands for N letters that are the same in all steps of one execution. */
export type Step =
  /** Sends a create `times` times, all at once; and others `beside` it, for what a target mixes up. */
  | {
      readonly kind: 'create';
      readonly request: PlannedRequest;
      readonly times: number;
      readonly beside?: PlannedRequest;
    }
  /** Makes something to act on, which later steps name as `{subject}` or `{subject:NAME}`. */
  | { readonly kind: 'subject'; readonly name: string }
  /** Reads what step `of` created. */
  | { readonly kind: 'read'; readonly of: number; readonly format: 'JSON' | 'XML' }
  /** Reads the details of what step `of` created. */
  | { readonly kind: 'detail'; readonly of: number }
  /** Looks at what step `of` created until it is in the state that it comes to, or for long enough. */
  | { readonly kind: 'settle'; readonly of: number }
  /** Counts the resources in which `marker` stands, `afterMs` milliseconds later. */
  | { readonly kind: 'count'; readonly marker: string; readonly afterMs?: number }
  /** Lets the rest of the run pass, or `others` where they are given. */
  | { readonly kind: 'pause'; readonly others?: Others };

/** Requests that come in between and are none of a sequence's own. What they create is deleted at once. */
export interface Others {
  readonly request: PlannedRequest;
  readonly times: number;
  /** Milliseconds that pass at least. */
  readonly lastMs: number;
}

/** What a sequence is executed for. */
export type SequenceProperty =
  /** Ids and numbers of resources are those that tokens make them. */
  | 'tokens'
  /** Requests that must not create anything did not. */
  | 'no-effect'
  /** The same token with other parameters is refused as such. */
  | 'mismatch'
  /** A second request with a text that no two resources may have is refused as such. */
  | 'conflict'
  /** What is shown is what was asked for. */
  | 'readback'
  /** What is shown of a request is not what an earlier one asked for. */
  | 'leak'
  /** Valid requests are accepted, whatever came before them. */
  | 'accepted-after'
  | 'detail'
  /** What is created comes to its state, by those that the document lists. */
  | 'states'
  /** What a request was accepted to delete is not shown any more. */
  | 'gone'
  /** What nothing was to delete is still shown. */
  | 'spared'
  /** What a request was accepted to change is shown as it asked for. */
  | 'changed'
  /** What nothing was to change is shown as before. */
  | 'unchanged'
  /** The same request with its token again is accepted again. */
  | 'replayed'
  /** Both formats have the same fields. */
  | 'equal-fields'
  /** Recorded only: what the last create was answered with. */
  | 'observe-last'
  /** Recorded only: how what may be changed is shown. */
  | 'observe-readback'
  /** Recorded only: whether a replay has the first RequestId. */
  | 'observe-replay';

/** Several requests in order, executed as a whole and judged as a whole. */
export interface Sequence {
  readonly id: string;
  readonly operation: string;
  readonly clause: string;
  readonly label: string;
  readonly check: SequenceProperty;
  readonly steps: readonly Step[];
  /** Nothing else may come between its requests: it shows what one leaves to the next. */
  readonly isAlone?: true;
  /** Sequences of which this one shows as much; unless it is kept, each is executed alone. */
  readonly parts?: readonly Sequence[];
}
