import type { Alphabet } from './alphabet.ts';
import type { Clause } from './clause.ts';
import type { Protocol } from './protocol.ts';

/** A documented answer to a fault: HTTP status and error code. */
export interface DocumentedError {
  readonly status: number;
  readonly code: string;
}

/** The one statement about a text that a rule holds. `clause` is the clause's full id. */
interface RuleBase {
  readonly clause: string;
  /** The documented answers to a breach; empty when the documents name none. */
  readonly errors: readonly DocumentedError[];
}

/** Length in code points; a `min` of 0 leaves the lower side to the rules about the empty string. */
export interface LengthRule extends RuleBase {
  readonly kind: 'length';
  readonly min: number;
  readonly max: number;
}

/** What the first character may be; characters in neither list are open. */
export interface FirstRule extends RuleBase {
  readonly kind: 'first';
  readonly accepts: readonly Alphabet[];
  readonly refuses: readonly Alphabet[];
}

/** Characters that are refused anywhere; those that are neither plain nor refused are open. */
export interface CharsetRule extends RuleBase {
  readonly kind: 'charset';
  readonly refuses: readonly Alphabet[];
}

/** Texts that a value must not start with, letter for letter. */
export interface PrefixRule extends RuleBase {
  readonly kind: 'prefix';
  readonly forbidden: readonly string[];
}

/** The empty string is refused. */
export interface NonemptyRule extends RuleBase {
  readonly kind: 'nonempty';
}

/** The empty string is accepted. */
export interface EmptyRule extends RuleBase {
  readonly kind: 'empty';
}

export type TextRule = LengthRule | FirstRule | CharsetRule | PrefixRule | NonemptyRule | EmptyRule;

/** The open points that a text can touch, by clause id. */
export interface TextOpenPoints {
  /** Characters about which the document says nothing. */
  readonly characters: string;
  /** Characters outside the Basic Multilingual Plane, whose length the document leaves open. */
  readonly astral: string;
  /** The empty string, where no rule speaks of it. */
  readonly empty?: string;
  /** A forbidden prefix in other letter case. */
  readonly prefixCase?: string;
  /** Texts whose place inside a value is open. */
  readonly inside?: { readonly point: string; readonly texts: readonly string[] };
}

/** What the document says of a text value. */
export interface Text {
  readonly rules: readonly TextRule[];
  /** Characters that are surely allowed after the first. */
  readonly plain: readonly Alphabet[];
  /**
   * Given where the document says nothing of characters, and with texts of its own if it likes: a target may take them or
   * not, but what it took it shows as it was given.
   */
  readonly verbatim?: readonly string[];
  readonly open: TextOpenPoints;
}

/** Whether a parameter must be given, and the clause that says so. */
export interface Presence {
  readonly required: boolean;
  readonly clause?: string;
  readonly errors: readonly DocumentedError[];
}

/** A single text: a name, a description. */
export interface TextParameter {
  readonly shape: 'text';
  readonly name: string;
  readonly presence: Presence;
  /** What an absent value becomes, where the document says so. */
  readonly default?: string;
  readonly text: Text;
}

/** The token that makes a request idempotent. */
export interface TokenParameter {
  readonly shape: 'token';
  readonly name: string;
  readonly presence: Presence;
  readonly text: Text;
}

/** The region that a request is for. */
export interface RegionParameter {
  readonly shape: 'region';
  readonly name: string;
  readonly presence: Presence;
}

/** The id of something that must exist on the target; what exists is known from fixtures. */
export interface ReferenceParameter {
  readonly shape: 'reference';
  readonly name: string;
  readonly presence: Presence;
  /** The clause about known ids, and about unknown ones where the document names an answer. */
  readonly clause: string;
  /** Ids that no target holds, and the documented answers to them. */
  readonly unknown?: { readonly ids: readonly string[]; readonly errors: readonly DocumentedError[] };
  /** Absence is refused on targets that declare `assumption`. */
  readonly requiredUnder?: {
    readonly assumption: string;
    readonly clause: string;
    readonly errors: readonly DocumentedError[];
  };
  /** Open point for ids that are neither known nor surely unknown. */
  readonly open: string;
}

/** `true` asks for a check without effect. */
export interface DryRunParameter {
  readonly shape: 'dry-run';
  readonly name: string;
  readonly presence: Presence;
  /** The error code that says that the check was passed. */
  readonly code: string;
  /** The status that such an answer should have. */
  readonly status: number;
  readonly clauses: {
    readonly pass: string;
    readonly status: string;
    readonly fail: string;
    readonly effect: string;
    readonly quota: string;
    readonly off: string;
  };
  /** Open point for values other than `true` and `false`. */
  readonly open: string;
}

/** `Name.1`, `Name.2` … out of a closed list of values. */
export interface ListParameter {
  readonly shape: 'list';
  readonly name: string;
  readonly presence: Presence;
  /** The clause that closes the list. */
  readonly clause: string;
  readonly values: readonly string[];
  /** Values that the document or a later edition shows but does not list. */
  readonly openValues: readonly string[];
  /** Well-known values that no edition lists. */
  readonly strangers: readonly string[];
  readonly open: {
    /** Values of `openValues`. */
    readonly values: string;
    /** A listed value in other letter case or with spaces around it. */
    readonly spelling: string;
    readonly repeated: string;
    /** The list as one JSON array, or numbered with gaps or from 0. */
    readonly form: string;
  };
}

/** `Name.1.Member`, `Name.2.Member` …: a list of small records such as tags. */
export interface GroupParameter {
  readonly shape: 'group';
  readonly name: string;
  readonly presence: Presence;
  readonly count: {
    readonly clause: string;
    readonly max: number;
    readonly errors: readonly DocumentedError[];
  };
  /** The member that names the record; values of it are kept distinct. */
  readonly key: string;
  readonly value: string;
  readonly members: Readonly<Record<string, Text>>;
  /** Other spellings of the members, and the clause that keeps them alive. */
  readonly alias: { readonly clause: string; readonly names: Readonly<Record<string, string>> };
  readonly open: {
    /** A value without its key, or a key without its value. */
    readonly incomplete: string;
    readonly repeated: string;
    readonly numbering: string;
    readonly mixedSpelling: string;
  };
}

export type Parameter =
  | TextParameter
  | TokenParameter
  | RegionParameter
  | ReferenceParameter
  | DryRunParameter
  | ListParameter
  | GroupParameter;

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

/** A call of another operation whose parameters may say `$region` and `$id`. */
export interface CompanionCall {
  readonly product: string;
  readonly version: string;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** How a list operation hands out its pages. */
export type Paging =
  | { readonly kind: 'token'; readonly size: string; readonly most: number; readonly next: string }
  | { readonly kind: 'number'; readonly page: string; readonly size: string; readonly most: number };

/** Where a created resource shows a parameter. */
export type ShownField =
  | { readonly shape: 'text'; readonly parameter: string; readonly path: string }
  | { readonly shape: 'list'; readonly parameter: string; readonly path: string }
  | {
      readonly shape: 'group';
      readonly parameter: string;
      readonly path: string;
      readonly members: Readonly<Record<string, string>>;
    };

export interface ListCompanion extends CompanionCall {
  /** Dotted path of the list of resources in the answer. */
  readonly items: string;
  readonly id: string;
  readonly total: string;
  readonly paging: readonly Paging[];
  /** The filter on ids: one JSON array or numbered, and how many at most. */
  readonly byId: { readonly parameter: string; readonly form: 'json' | 'numbered'; readonly most: number };
  readonly fields: readonly ShownField[];
}

export interface DetailCompanion extends CompanionCall {
  /** What a new resource shows: `null` stands for an empty or absent list. */
  readonly shows: readonly { readonly path: string; readonly value: string | null }[];
  readonly clause: string;
}

export interface RemoveCompanion extends CompanionCall {
  /** Codes that say that nothing is there to delete. */
  readonly gone: readonly string[];
  /** Codes that say: not yet. */
  readonly busy: readonly string[];
}

/** Where a valid value of a parameter can be found on the target. */
export interface FixtureCompanion extends CompanionCall {
  readonly fixture: string;
  readonly items: string;
  readonly field: string;
  readonly where: Readonly<Record<string, string>>;
}

export interface Companions {
  /** Null where no operation lists what is created: nothing that has to be looked at is told then. */
  readonly list: ListCompanion | null;
  readonly detail: DetailCompanion | null;
  /** Null where nothing is created, or nothing deletes it. */
  readonly remove: RemoveCompanion | null;
  /** The list of regions; null where the operation knows none. */
  readonly regions: { readonly call: CompanionCall; readonly items: string; readonly field: string } | null;
  readonly fixtures: readonly FixtureCompanion[];
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
export interface OpenProbe {
  readonly point: string;
  readonly label: string;
  readonly change: Readonly<Record<string, string | null>>;
  /** Common parameters to leave off. */
  readonly omit?: readonly string[];
}

/** Everything that one edition of one document says about one operation, as data. */
export interface Contract {
  readonly operation: string;
  readonly product: string;
  readonly productTitle: string;
  /** API version on the wire. */
  readonly version: string;
  readonly edition: string;
  /** How requests are answered. */
  readonly protocol: Protocol;
  readonly parameters: readonly Parameter[];
  readonly across: readonly SupportRule[];
  /** Valid values to start from: the first set that a target accepts becomes the base of its cases. */
  readonly golden: readonly Readonly<Record<string, string>>[];
  /** A request that every target must refuse: what differs from the golden one. */
  readonly goldenFault: Readonly<Record<string, string | null>>;
  readonly result: Result;
  /** Null where the document names no limit and no error for one. */
  readonly quota: Quota | null;
  /** Null where a request cannot be made idempotent. */
  readonly idempotence: Idempotence | null;
  readonly common: CommonClauses;
  readonly companions: Companions;
  readonly openProbes: readonly OpenProbe[];
  /** Odd inputs for the texts; `{10000}` after a character repeats it. */
  readonly oddTexts: readonly { readonly label: string; readonly text: string; readonly times: number }[];
  readonly clauses: readonly Clause[];
}
