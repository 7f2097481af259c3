import type { CompanionCall } from './companions.ts';
import type { Facts } from './facts.ts';

/** What a request acts on, where its operation makes nothing: something that another operation makes for it. */
export interface Subject {
  /** The parameter that names it. */
  readonly parameter: string;
  /** What becomes of it when the request is accepted. */
  readonly effect: 'changes' | 'deletes';
  /** The operation that makes one; in its parameters `$new` stands for letters that are new each time. */
  readonly make: MakeCompanion;
  readonly clauses: {
    /** An accepted request does what it says. */
    readonly done: string;
    /** Nothing happens to what the request does not name. */
    readonly others: string;
    /** Open point: what comes of the same request again with another token. */
    readonly again: string;
  };
}

export interface MakeCompanion extends CompanionCall {
  /** Dotted path of the new id in the answer. */
  readonly id: string;
}

/** What stands in planned requests for the id of a subject, which is made when they are sent. */
export const subjectText = '{subject}';

/** The same for one of several subjects. */
export const otherSubject = (name: string): string => `{subject:${name}}`;

const placeholder = /\{subject(?::(\w+))?\}/g;

/** Whether `text` stands for a subject. */
export function isSubjectText(text: string): boolean {
  return /^\{subject(?::\w+)?\}$/.test(text);
}

/** The names of the subjects that stand in `text`; that of `{subject}` is the empty one. */
export function subjectsNamedIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))];
}

/** `text` with the ids of subjects in the place of their names; those without one stay. */
export function withSubjectIds(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replaceAll(placeholder, (own, name: string | undefined) => ids.get(name ?? '') ?? own);
}

/** Whether a target is known to hold what `text` names: what was declared or found there, or a subject. */
export function exists({ fixtures, subjects }: Facts, fixture: string, text: string): boolean {
  const known = fixtures[fixture];
  if (known !== subjectText) return known === text;
  return isSubjectText(text) || subjects?.has(text) === true;
}

/** Whether `name` is that of the parameter that names subjects, or of an item of it. */
export function namesSubject({ subject }: { readonly subject?: Subject }, name: string): boolean {
  return subject !== undefined && (name === subject.parameter || name.startsWith(`${subject.parameter}.`));
}
