import type { CompanionCall, Companions, ListCompanion, ShownField, States } from '../contract/contract.ts';
import type { Authored } from './authored.ts';
import type { Drafting } from './drafting.ts';

type Lifecycle = NonNullable<Authored['lifecycle']>;
type Own = Pick<Authored, 'operation' | 'product' | 'version' | 'subject'>;

interface Written {
  readonly action: string;
  readonly product?: string;
  readonly version?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** As many as an answer without pages is taken to hold. */
const wholePage = 100;

/** The companion operations of a contract; those that are not written are none. */
export function expandLifecycle(
  drafting: Drafting,
  own: Own,
  { list, read, remove, states }: Lifecycle,
  fixtures: NonNullable<Authored['fixtures']>,
): Companions {
  return {
    list: list === undefined ? null : expandList(own, list),
    detail:
      read === undefined
        ? null
        : {
            ...callOf(own, read),
            shows: Object.entries(read.shows).map(([path, value]) => ({ path, value })),
            clause: drafting.rule(
              'Result',
              'initial',
              'A new resource shows what the document says of one.',
              { levels: { initial: read.level ?? 'must' }, place: `${read.action}, response parameters` },
              { kind: 'sequence' },
            ).clause,
          },
    remove:
      remove === undefined
        ? null
        : { ...callOf(own, remove), gone: remove.gone ?? [], busy: remove.busy ?? [] },
    ...(states !== undefined && { states: expandStates(drafting, own, states) }),
    regions: null,
    fixtures: fixtures.map((it) => ({
      ...callOf(own, it),
      fixture: it.fixture,
      items: it.items,
      field: it.field,
      where: it.where ?? {},
    })),
  };
}

/** A call of a companion operation, of the operation’s own product and version where it names none. */
export function callOf(
  own: Pick<Own, 'product' | 'version'>,
  { action, product, version, parameters }: Written,
): CompanionCall {
  return {
    product: product ?? own.product,
    version: version ?? own.version,
    action,
    parameters: parameters ?? {},
  };
}

function expandStates(
  drafting: Drafting,
  { operation, subject }: Own,
  { path, until, values, within, leaving, level }: NonNullable<Lifecycle['states']>,
): States {
  const others = values === undefined ? '' : `, and is in no state but ${values.join(', ')}`;
  const statement = `A new resource comes to be ${until}${others}.`;
  const place = `Response parameters of the companion operations, ${path}`;
  const notes = { levels: { states: level ?? 'must' }, place } as const;
  const judged = () => drafting.rule('Result', 'states', statement, notes, { kind: 'sequence' }).clause;
  // What requests act on is made by another operation: its states are waited for, and are no matter of this one.
  const clause = subject === undefined ? judged() : `${operation}.Result.states`;
  return {
    path,
    values: values ?? null,
    until,
    withinMs: within === undefined ? null : within * 1000,
    leaving: leaving ?? [],
    clause,
  };
}

function expandList(own: Own, written: NonNullable<Lifecycle['list']>): ListCompanion {
  const { items, id, total, paging, byId, shows } = written;
  return {
    ...callOf(own, written),
    items,
    id,
    total: total ?? 'TotalCount',
    paging: [paging ?? { kind: 'whole', most: wholePage }],
    byId: byId === undefined ? null : { parameter: byId.parameter, form: byId.form, most: byId.most ?? 10 },
    fields: Object.entries(shows).map(([parameter, shown]): ShownField => {
      if (typeof shown === 'string') return { shape: 'text', parameter, path: shown };
      if (!('members' in shown)) return { shape: 'list', parameter, path: shown.list };
      return { shape: 'group', parameter, path: shown.list, members: shown.members };
    }),
  };
}
