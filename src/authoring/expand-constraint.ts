import type { Constraint, SupportRule } from '../contract/contract.ts';
import type { AuthoredConstraint } from './authored.ts';
import type { Drafting, Notes } from './drafting.ts';

type Written<K extends AuthoredConstraint['kind']> = Extract<AuthoredConstraint, { kind: K }>;
type Expand<K extends AuthoredConstraint['kind']> = (
  drafting: Drafting,
  written: Written<K>,
) => Constraint | SupportRule;

/** The clause of a constraint: its subject and rule, unless the author gives an id of their own. */
function rule(drafting: Drafting, written: AuthoredConstraint, id: string, statement: string) {
  const own = written.id ?? id;
  const at = own.lastIndexOf('.');
  const name = own.slice(at + 1);
  const notes: Notes = {
    ...(written.errors && { errors: written.errors }),
    ...(written.says !== undefined && { says: { [name]: written.says } }),
    ...(written.place !== undefined && { place: written.place }),
  };
  return drafting.rule(own.slice(0, at), name, statement, notes);
}

const list = (values: readonly string[]) => values.join(' or ');
const whenText = (when: string, is: readonly string[] | undefined) =>
  is === undefined ? when : `${when} ${list(is)}`;
const part = (name: string) => name.replaceAll('.', '_');

const table: { readonly [K in AuthoredConstraint['kind']]: Expand<K> } = {
  requires: (drafting, written) => {
    const { when, is, needs } = written;
    const statement = `With ${whenText(when, is)} a request without ${needs} is refused.`;
    return {
      kind: 'requires',
      when,
      is: is ?? null,
      needs,
      ...rule(drafting, written, `${when}.requires_${part(needs)}`, statement),
    };
  },
  excludes: (drafting, written) => {
    const { when, is, never } = written;
    const statement = `With ${whenText(when, is)} a request that has ${never} too is refused.`;
    return {
      kind: 'excludes',
      when,
      is: is ?? null,
      never,
      ...rule(drafting, written, `${when}.excludes_${part(never)}`, statement),
    };
  },
  'at-least-one': (drafting, written) => {
    const statement = `A request without any of ${written.of.join(', ')} is refused.`;
    return {
      kind: 'some-of',
      parameters: written.of,
      only: false,
      ...rule(drafting, written, `${written.of[0] ?? ''}.atLeastOne`, statement),
    };
  },
  'exactly-one': (drafting, written) => {
    const statement = `A request has exactly one of ${written.of.join(', ')}.`;
    return {
      kind: 'some-of',
      parameters: written.of,
      only: true,
      ...rule(drafting, written, `${written.of[0] ?? ''}.exactlyOne`, statement),
    };
  },
  equal: (drafting, written) => {
    const { one, other } = written;
    const statement = `${one} and ${other}, where both are given, have the same value.`;
    return {
      kind: 'equal',
      one,
      other,
      ...rule(drafting, written, `${one}.equals_${part(other)}`, statement),
    };
  },
  order: (drafting, written) => {
    const { low, high } = written;
    const statement = `${low} is not greater than ${high}.`;
    return {
      kind: 'order',
      low,
      high,
      ...rule(drafting, written, `${low}.notAbove_${part(high)}`, statement),
    };
  },
  within: (drafting, written) => {
    const { inner, outer } = written;
    const statement = `${inner} lies in ${outer}, where both are given.`;
    return {
      kind: 'within',
      inner,
      outer,
      ...rule(drafting, written, `${inner}.within_${part(outer)}`, statement),
    };
  },
  supports: (drafting, written) => {
    const { each, by, table: supported } = written;
    const statement = `Each of ${each} is supported by at least one of ${by}.`;
    const notes: Notes = written.place === undefined ? {} : { place: written.place };
    return {
      kind: 'support',
      each,
      by,
      table: supported,
      ...rule(drafting, written, `${each}.supported`, statement),
      openUnserved: drafting.open(
        each,
        'unserved',
        `One of ${by} for which nothing of ${each} works.`,
        notes,
      ),
    };
  },
};

/** The constraint that `written` stands for, with the clause that it carries. */
export function expandConstraint(drafting: Drafting, written: AuthoredConstraint): Constraint | SupportRule {
  // The table is keyed by the constraint's own kind, which TypeScript cannot follow through an index.
  return (table[written.kind] as Expand<AuthoredConstraint['kind']>)(drafting, written as never);
}
