import type { DocumentedError } from './documented-error.ts';
import type { Text } from './text.ts';

/** What every kind of value says: the clause that its form is about, the documented answers to a breach, the open point. */
interface ValueBase {
  readonly clause: string;
  readonly errors: readonly DocumentedError[];
  /** Open point for what the document does not speak of: the empty string, other spellings of a right value. */
  readonly open: string;
}

/** What no two resources may have in common: a second request with it is refused. */
export interface Unique {
  readonly clause: string;
  readonly errors: readonly DocumentedError[];
}

/** A whole number in decimal digits, from `min` to `max`, in steps of `step` from `min`; or one of `also`. */
export interface IntegerValue extends ValueBase {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** Numbers that are taken too, such as -1 for no limit. */
  readonly also?: readonly number[];
  /** No two resources have the same. */
  readonly unique?: Unique;
}

/** `true` or `false`; with `closed`, nothing else is taken. */
export interface BooleanValue extends ValueBase {
  readonly kind: 'boolean';
  readonly closed: boolean;
}

/** One of `values`; `openValues` are shown somewhere and listed nowhere, `invalidValues` are known not to be among them. */
export interface ChoiceValue extends ValueBase {
  readonly kind: 'choice';
  readonly values: readonly string[];
  readonly openValues: readonly string[];
  readonly invalidValues: readonly string[];
  readonly closed: boolean;
}

/** An IPv4 block such as `10.0.0.0/8`, whose prefix has `prefix` bits and that lies in one of `within`. */
export interface CidrValue extends ValueBase {
  readonly kind: 'cidr';
  readonly prefix: { readonly clause: string; readonly min: number; readonly max: number };
  readonly within: { readonly clause: string; readonly blocks: readonly string[] } | null;
  /** No two resources have blocks with an address in common. */
  readonly unique?: Unique;
}

/** A text of a well-known form. */
export interface FormatValue extends ValueBase {
  readonly kind: 'format';
  readonly format: Format;
}

export type Format = 'ipv4' | 'ipv6' | 'date-time' | 'email' | 'uuid';

/** A text with rules. */
export interface TextValue {
  readonly kind: 'text';
  readonly text: Text;
}

/** The id of something on the target; `fixture` names what is known to exist. */
export interface ReferenceValue extends ValueBase {
  readonly kind: 'reference';
  readonly fixture: string;
  /** Ids that no target holds, where the document names an answer to them. */
  readonly unknown: readonly string[];
}

/** Several values: `Name.1`, `Name.2` …, one JSON array, or joined with commas. */
export interface ListValue extends ValueBase {
  readonly kind: 'list';
  readonly of: Value;
  readonly encoding: 'numbered' | 'json' | 'comma';
  /** `clause` above is that of the count. */
  readonly min: number;
  readonly max: number;
  /** The clause that forbids one value twice; null where the document does not. */
  readonly distinct: { readonly clause: string; readonly errors: readonly DocumentedError[] } | null;
}

/** Members with values of their own: `.Key`, `.Value` …, or one JSON object where it stands in JSON. */
export interface RecordValue {
  readonly kind: 'record';
  readonly members: Readonly<Record<string, Member>>;
  /** Open point for members that nobody knows and for those that are left off. */
  readonly open: string;
}

/** A member of a record; one that is needed has a clause that says so. */
export interface Member {
  readonly value: Value;
  readonly required: { readonly clause: string; readonly errors: readonly DocumentedError[] } | null;
  /** What a record is that lacks it, where no clause says that it is refused. */
  readonly absence: 'accepted' | 'open';
}

export type Value =
  | IntegerValue
  | BooleanValue
  | ChoiceValue
  | CidrValue
  | FormatValue
  | TextValue
  | ReferenceValue
  | ListValue
  | RecordValue;

/** A value as it stands in a request: what comes behind the parameter's name (empty, `.1`, `.1.Key`), and the text there. */
export type Entries = Readonly<Record<string, string>>;
