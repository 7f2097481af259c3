import type { Parameter, Presence, Value } from '../contract/contract.ts';
import type { AuthoredList, AuthoredParameter, AuthoredRecord, AuthoredValue } from './authored.ts';
import { type Drafting, documented, type Notes, presenceOf } from './drafting.ts';
import { expandText } from './expand-text.ts';
import { expandValue } from './expand-value.ts';

type Expand<K extends AuthoredParameter['kind']> = (
  drafting: Drafting,
  name: string,
  written: Extract<AuthoredParameter, { kind: K }>,
) => readonly Parameter[];

type Valued = AuthoredValue & {
  readonly required?: boolean;
  readonly default?: string;
  readonly unique?: boolean;
};

function expandAny(drafting: Drafting, name: string, written: Valued): readonly Parameter[] {
  return [
    {
      shape: 'value',
      name,
      presence: presenceOf(drafting, name, written.required === true, written),
      ...(written.default !== undefined && { default: written.default }),
      value: uniquely(drafting, name, written, expandValue(drafting, name, written)),
    },
  ];
}

/** `value`, of which no two resources have the same where that is written. */
function uniquely(drafting: Drafting, name: string, written: Valued, value: Value): Value {
  if (written.unique !== true) return value;
  const says =
    'prefix' in value
      ? 'No two resources have blocks with an address in common; a second request with one is refused.'
      : 'No two resources have the same; a second request with it is refused.';
  const unique = { unique: drafting.rule(name, 'unique', says, written, { kind: 'sequence' }) };
  return { ...value, ...unique };
}

const table: { readonly [K in AuthoredParameter['kind']]: Expand<K> } = {
  text: (drafting, name, written) => [
    {
      shape: 'text',
      name,
      presence: presenceOf(drafting, name, written.required === true, written),
      ...(written.default !== undefined && { default: written.default }),
      text: expandText(drafting, name, written),
    },
  ],
  region: (drafting, name, written) => [
    {
      shape: 'region',
      name,
      presence: written.required === true ? presenceOf(drafting, name, true, written) : optional,
    },
  ],
  reference: (drafting, name, written) => {
    const { unknown = [], requiredUnder, required } = written;
    const isJudged = unknown.length > 0;
    return [
      {
        shape: 'reference',
        name,
        presence: required === true ? presenceOf(drafting, name, true, written) : optional,
        clause: drafting.rule(
          name,
          isJudged ? 'exists' : 'accepted',
          isJudged ? 'What exists is accepted; an unknown id is refused.' : 'What exists is accepted.',
          written,
          isJudged ? undefined : { kind: 'request', sides: ['accept'] },
        ).clause,
        ...(isJudged && {
          unknown: { ids: unknown, errors: documented(written.errorsOf?.exists ?? written.errors ?? []) },
        }),
        ...(requiredUnder !== undefined && {
          requiredUnder: {
            assumption: requiredUnder,
            ...drafting.rule(
              name,
              'required',
              `On a target that is ${requiredUnder} a request without it is refused.`,
              written,
            ),
          },
        }),
        open: drafting.open(name, 'other', 'Ids of which nobody said whether they exist.', written),
      },
    ];
  },
  integer: expandAny,
  boolean: expandAny,
  choice: expandAny,
  cidr: expandAny,
  ipv4: expandAny,
  ipv6: expandAny,
  'date-time': expandAny,
  email: expandAny,
  uuid: expandAny,
  list: expandAny,
  record: expandRecord,
};

const optional: Presence = { required: false, errors: [] };

/** A record that stands alone is as many parameters as it has members: `Name.Member`. */
function expandRecord(drafting: Drafting, name: string, { members }: AuthoredRecord): readonly Parameter[] {
  return Object.entries(members).flatMap(([member, written]) => {
    const path = `${name}.${member}`;
    return 'members' in written ? expandRecord(drafting, path, written) : expandAny(drafting, path, written);
  });
}

/** A numbered list of a choice whose values a constraint holds against those of another list. */
function expandSupported(drafting: Drafting, name: string, written: AuthoredList): readonly Parameter[] {
  const { of } = written;
  if (!('values' in of)) return expandAny(drafting, name, written);
  const { required, errors, errorsOf } = written as AuthoredList & { readonly required?: boolean };
  const enumOf = drafting.rule(name, 'enum', `Each is one of ${of.values.join(', ')}.`, {
    ...written,
    ...of,
  });
  return [
    {
      shape: 'list',
      name,
      presence: {
        ...presenceOf(drafting, name, required === true, written),
        errors: documented(errorsOf?.enum ?? of.errors ?? errors ?? []),
      },
      clause: enumOf.clause,
      values: of.values,
      openValues: of.openValues ?? [],
      invalidValues: of.invalidValues ?? ['no-such-value'],
      open: {
        values: drafting.open(name, 'editions', 'Values that are shown and not listed.', written),
        spelling: drafting.open(
          name,
          'spelling',
          'Listed values in other letter case or with blanks around them.',
          written,
        ),
        repeated: drafting.open(name, 'repeated', 'One value twice.', written),
        form: drafting.open(name, 'form', 'The list as one JSON array, or numbered oddly.', written),
      },
    },
  ];
}

/** The parameters that `written` stands for, each rule with the clause that it carries. */
export function expandParameter(
  drafting: Drafting,
  name: string,
  written: AuthoredParameter,
  isSupported: boolean,
): readonly Parameter[] {
  if (isSupported && 'of' in written) return expandSupported(drafting, name, written);
  // The table is keyed by the parameter's own kind, which TypeScript cannot follow through an index.
  return (
    table[written.kind] as (
      drafting: Drafting,
      name: string,
      written: AuthoredParameter & Notes,
    ) => readonly Parameter[]
  )(drafting, name, written);
}
