import type { Clause } from './clause.ts';
import type { Companions } from './companions.ts';
import type { Constraint } from './constraint.ts';
import type { DocumentedError } from './documented-error.ts';
import type { Parameter } from './parameter.ts';
import type { Protocol } from './protocol.ts';
import type { Subject } from './subject.ts';

export type * from './companions.ts';
export type * from './constraint.ts';
export type * from './documented-error.ts';
export type * from './parameter.ts';
export type { MakeCompanion, Subject } from './subject.ts';
export type * from './text.ts';
export type * from './value.ts';

/** Each value of list `each` must be supported by at least one of the values given in list `by`. */
export interface SupportRule {
  readonly kind: 'support';
  readonly clause: string;
  readonly each: string;
  readonly by: string;
  /** What each value of `by` supports. */
  readonly table: Readonly<Record<string, readonly string[]>>;
  readonly errors: readonly DocumentedError[];
  /** Open point: a given value of `by` for which nothing given works. */
  readonly openUnserved: string;
}

/** What an accepted request is answered with. */
export interface Result {
  /** The field with the id of what was created; null where nothing is. */
  readonly id: string | null;
  /** Further fields that every success has, each a text that is not empty. */
  readonly fields?: readonly ResultField[];
}

/** A field of a success; with `shows` it has the value that the request gave to that parameter. */
export interface ResultField {
  readonly name: string;
  readonly clause: string;
  readonly shows?: string;
}

/** How many resources may exist. */
export interface Quota {
  /** The documented number; null where only the error tells it. */
  readonly limit: number | null;
  readonly errors: readonly DocumentedError[];
  readonly clauses: {
    readonly limit: string;
    /** Null where the document does not speak of regions. */
    readonly scope: string | null;
    /** The message that has its placeholders filled in. */
    readonly message: string | null;
  };
}

export interface Idempotence {
  readonly parameter: string;
  /** Codes for the same token with other parameters. */
  readonly mismatch: readonly string[];
  /** Codes that say that the first request is still running. */
  readonly processing: readonly string[];
  readonly clauses: {
    readonly idempotent: string;
    readonly distinct: string;
    readonly concurrent: string;
    readonly mismatch: string;
    readonly afterRefusal: string;
    readonly afterDryRun: string | null;
    readonly replayRequestId: string;
  };
}

/** The clauses that every answer speaks to, by full id. */
export interface CommonClauses {
  readonly requestIdPresent: string;
  readonly requestIdUnique: string;
  readonly requestIdUuid: string;
  readonly formatJson: string;
  readonly formatXml: string;
  readonly formatEqual: string;
  readonly errorEnvelope: string;
  readonly transportGet: string;
  readonly transportPost: string;
  readonly robustInput: string;
  readonly resultId: string;
  readonly resultReadback: string;
  readonly refusalEffect: string;
  readonly resultPrefix: string;
  /** Open points about lists that are shown again. */
  readonly resultOrder: string;
  readonly resultRepeated: string;
  /** Open points of the protocol itself. */
  readonly extraParameters: string;
  readonly duplicateParameters: string;
}

/** A request that touches an open point: what differs from a valid one (null takes a parameter away). */
export interface OpenCase {
  readonly point: string;
  readonly label: string;
  readonly change: Readonly<Record<string, string | null>>;
  /** Common parameters to leave off. */
  readonly omit?: readonly string[];
}

/** Everything that one edition of one document says about one operation, as data. */
export interface Contract {
  /** What clauses and `--operation` call it. */
  readonly operation: string;
  /** Its Action on the wire, where that is another: products may have operations of one name. */
  readonly action?: string;
  readonly product: string;
  readonly productTitle: string;
  /** API version on the wire. */
  readonly version: string;
  readonly edition: string;
  /** How requests are answered. */
  readonly protocol: Protocol;
  readonly parameters: readonly Parameter[];
  readonly across: readonly SupportRule[];
  /** What parameters say of one another beside that. */
  readonly constraints?: readonly Constraint[];
  /** Valid values to start from: the first set that a target accepts becomes the base of its cases. */
  readonly baselines: readonly Readonly<Record<string, string>>[];
  /** A request that every target must refuse: what differs from the baseline one. */
  readonly baselineFault: Readonly<Record<string, string | null>>;
  readonly result: Result;
  /** What a request changes or deletes; none where the operation makes something or only reads. */
  readonly subject?: Subject;
  /** Null where the document names no limit and no error for one. */
  readonly quota: Quota | null;
  /** Null where a request cannot be made idempotent. */
  readonly idempotence: Idempotence | null;
  readonly common: CommonClauses;
  readonly companions: Companions;
  readonly openCases: readonly OpenCase[];
  /** Odd inputs for the texts; `{10000}` after a character repeats it. */
  readonly oddTexts: readonly { readonly label: string; readonly text: string; readonly times: number }[];
  readonly clauses: readonly Clause[];
}
