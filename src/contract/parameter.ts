import type { DocumentedError } from './documented-error.ts';
import type { Text } from './text.ts';
import type { Value } from './value.ts';

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
  readonly invalidValues: readonly string[];
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

/** A value of any kind: `Name`, or `Name.1` and `Name.1.Member` where it is a list. */
export interface ValueParameter {
  readonly shape: 'value';
  readonly name: string;
  readonly presence: Presence;
  /** What an absent value becomes, where the document says so. */
  readonly default?: string;
  readonly value: Value;
}

export type Parameter =
  | TextParameter
  | TokenParameter
  | RegionParameter
  | ReferenceParameter
  | DryRunParameter
  | ListParameter
  | GroupParameter
  | ValueParameter;
