import type { Format, Value } from '../contract/contract.ts';
import type { AuthoredList, AuthoredMember, AuthoredRecord, AuthoredValue } from './authored.ts';
import type { Drafting, Notes } from './drafting.ts';
import { type AuthoredText, expandText } from './expand-text.ts';

type Written<K extends AuthoredValue['kind']> = Extract<AuthoredValue, { kind: K }>;
type Expand<K extends AuthoredValue['kind']> = (
  drafting: Drafting,
  path: string,
  written: Written<K>,
) => Value;

const open = (drafting: Drafting, path: string, notes: Notes) =>
  drafting.open(path, 'spelling', 'Other spellings of a right value, and the empty string.', notes);

function format(kind: Format): (drafting: Drafting, path: string, written: Notes) => Value {
  return (drafting, path, written) => ({
    kind: 'format',
    format: kind,
    ...drafting.rule(path, 'format', `It is ${article(kind)}.`, written),
    open: open(drafting, path, written),
  });
}

const article = (kind: Format): string =>
  ({
    ipv4: 'an IPv4 address',
    ipv6: 'an IPv6 address',
    'date-time': 'a moment in UTC such as 2030-01-01T00:00:00Z',
    email: 'an e-mail address',
    uuid: 'a UUID',
  })[kind];

const table: { readonly [K in AuthoredValue['kind']]: Expand<K> } = {
  text: (drafting, path, written) => ({
    kind: 'text',
    text: expandText(drafting, path, written as AuthoredText),
  }),
  integer: (drafting, path, written) => {
    const {
      range: [min, max],
      step,
      also,
    } = written;
    const steps = step === undefined ? '' : ` in steps of ${step}`;
    const others = also === undefined ? '' : `, or ${also.join(' or ')}`;
    return {
      kind: 'integer',
      min,
      max,
      ...(step !== undefined && { step }),
      ...(also !== undefined && { also }),
      ...drafting.rule(
        path,
        'range',
        `It is a whole number from ${min} to ${max}${steps}${others}.`,
        written,
      ),
      open: open(drafting, path, written),
    };
  },
  boolean: (drafting, path, written) => {
    const { closed = true } = written;
    return {
      kind: 'boolean',
      closed,
      ...drafting.rule(
        path,
        'boolean',
        'It is true or false.',
        written,
        closed ? undefined : { kind: 'request', sides: ['accept'] },
      ),
      open: open(drafting, path, written),
    };
  },
  choice: (drafting, path, written) => {
    const { values, openValues = [], invalidValues = [], closed = true } = written;
    return {
      kind: 'choice',
      values,
      openValues,
      invalidValues,
      closed,
      ...drafting.rule(
        path,
        'enum',
        `It is one of ${values.join(', ')}.`,
        written,
        closed ? undefined : { kind: 'request', sides: ['accept'] },
      ),
      open: open(drafting, path, written),
    };
  },
  cidr: (drafting, path, written) => {
    const [min, max] = written.prefix ?? [0, 32];
    const { within } = written;
    const form = drafting.rule(path, 'format', 'It is an IPv4 block such as 10.0.0.0/16.', written);
    const { clause } =
      written.prefix === undefined
        ? form
        : drafting.rule(path, 'prefix', `Its prefix has ${min} to ${max} bits.`, written);
    return {
      kind: 'cidr',
      ...form,
      prefix: { clause, min, max },
      within:
        within === undefined
          ? null
          : {
              clause: drafting.rule(path, 'within', `It lies in one of ${within.join(', ')}.`, written)
                .clause,
              blocks: within,
            },
      open: open(drafting, path, written),
    };
  },
  ipv4: format('ipv4'),
  ipv6: format('ipv6'),
  'date-time': format('date-time'),
  email: format('email'),
  uuid: format('uuid'),
  reference: (drafting, path, written) => {
    const { fixture = path, unknown = [] } = written;
    return {
      kind: 'reference',
      fixture,
      unknown,
      ...drafting.rule(
        path,
        'exists',
        'What it names exists.',
        written,
        unknown.length > 0 ? undefined : { kind: 'request', sides: ['accept'] },
      ),
      open: open(drafting, path, written),
    };
  },
  list: expandList,
  record: expandRecord,
};

function expandList(drafting: Drafting, path: string, written: AuthoredList): Value {
  const {
    of,
    encoding = 'numbered',
    count: [min, max],
    distinct,
  } = written;
  return {
    kind: 'list',
    of: expandValue(drafting, path, of),
    encoding,
    min,
    max,
    ...drafting.rule(path, 'count', `There are ${min} to ${max} of it.`, written),
    distinct: distinct === true ? drafting.rule(path, 'distinct', 'No value is given twice.', written) : null,
    open: drafting.open(
      path,
      'form',
      'Gaps in its numbers, other ways to write a list, and one value twice.',
      written,
    ),
  };
}

function expandRecord(drafting: Drafting, path: string, written: AuthoredRecord): Value {
  return {
    kind: 'record',
    members: Object.fromEntries(
      Object.entries(written.members).map(([name, member]) => [
        name,
        expandMember(drafting, `${path}.${name}`, member),
      ]),
    ),
    open: drafting.open(path, 'members', 'Members that the document does not name.', written),
  };
}

function expandMember(drafting: Drafting, path: string, member: AuthoredMember) {
  return {
    value: expandValue(drafting, path, member),
    required:
      member.required === true
        ? drafting.rule(path, 'required', `A record without ${path} is refused.`, { ...member, errors: [] })
        : null,
    absence: member.required === false ? ('accepted' as const) : ('open' as const),
  };
}

/** The value at `path`, each of its rules with the clause that it carries. */
export function expandValue(drafting: Drafting, path: string, written: AuthoredValue): Value {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return (table[written.kind] as Expand<AuthoredValue['kind']>)(drafting, path, written as never);
}
