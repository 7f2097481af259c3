/**
 * Error codes of one meaning, letter case ignored. A `*` at an end stands for any letters: `Throttling*` starts so,
 * `*quota*` holds it.
 */
export type CodePatterns = readonly string[];

/** How a family of operations answers: what the fields of its envelope are called and what its error codes mean. */
export interface Protocol {
  readonly name: string;
  /** Names of the fields that answers have whatever the operation. */
  readonly envelope: {
    readonly requestId: string;
    readonly code: string;
    readonly message: string;
    /** Fields that an answer may have beside these. */
    readonly others: readonly string[];
    /** Root element of an error in XML, and what follows the action's name in that of a success. */
    readonly errorRoot: string;
    readonly successSuffix: string;
  };
  /** What a RequestId looks like, as a regular expression. */
  readonly requestIdPattern: string;
  /** Headers that say how long to wait, and how many milliseconds one unit has. */
  readonly retryAfter: readonly { readonly header: string; readonly unitMs: number }[];
  readonly codes: {
    /** Too many requests: the same request may be accepted later. */
    readonly throttled: CodePatterns;
    /** Out of service for a moment. */
    readonly unavailable: CodePatterns;
    /** The signature or the key was not accepted. */
    readonly credentials: CodePatterns;
    /** The caller may not do this. */
    readonly permission: CodePatterns;
    /** There is no such operation. */
    readonly action: CodePatterns;
    /** Something is full. */
    readonly quota: CodePatterns;
    /** Codes that stand in successes. */
    readonly success: CodePatterns;
    /** The endpoint's own breakdown. */
    readonly crash: CodePatterns;
    /** Something about a token. */
    readonly token: CodePatterns;
  };
}

/** Whether `code` is one of `patterns`. */
export function isCodeOf(patterns: CodePatterns, code: string): boolean {
  const folded = code.toLowerCase();
  return patterns.some((pattern) => {
    const text = pattern.replace(/^\*|\*$/g, '').toLowerCase();
    if (pattern.startsWith('*')) return pattern.endsWith('*') ? folded.includes(text) : folded.endsWith(text);
    return pattern.endsWith('*') ? folded.startsWith(text) : folded === text;
  });
}
