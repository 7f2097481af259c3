/** How strongly a statement binds: stated plainly, shown by example, or left unsaid. */
export type Level = 'must' | 'should' | 'open';

/** The two sides of a clause's line. */
export type Side = 'accept' | 'refuse';

/** Where a statement stands. */
export interface Source {
  /** Title of the document. */
  readonly document: string;
  /** Language and version, such as `zh-CN, API 2014-05-26`. */
  readonly edition: string;
  /** Section and row, such as `Request parameters, Tag.N.Key`. */
  readonly place: string;
  /** Where the document can be read: an address of http or https. */
  readonly url?: string;
}

/** How a clause is tested. */
export type Method =
  /** Single requests on the named sides of the line; both sides are needed to conform unless one is all there is. */
  | { readonly kind: 'request'; readonly sides: readonly Side[] }
  /** Read off every answer of the named kinds. */
  | { readonly kind: 'answer'; readonly sides: readonly Side[] }
  /** Several requests in order, or a look at the target's state. */
  | { readonly kind: 'sequence' }
  /** Probed and recorded, never judged. */
  | { readonly kind: 'observation' }
  /** Not testable from outside, and why. */
  | { readonly kind: 'none'; readonly reason: string };

/** One documented statement that a target can keep or break. */
export interface Clause {
  /** `Operation.Parameter.rule`; stable, never reused. */
  readonly id: string;
  readonly operation: string;
  /** The parameter or subject, `Tag.Key` or `RequestId`: the story in reports. */
  readonly subject: string;
  readonly level: Level;
  /** The reading, one sentence. */
  readonly statement: string;
  readonly source: Source;
  readonly method: Method;
}
