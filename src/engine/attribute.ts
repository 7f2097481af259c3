import { acceptClauseOf } from '../../generators/random-probes.ts';
import { charactersOf } from '../contract/alphabet.ts';
import type { Case, Parameters, PlannedRequest } from '../contract/case.ts';
import type { GroupParameter, Parameter, SupportRule, Text } from '../contract/contract.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import type { Session } from './session.ts';
import type { Retry } from './shrink.ts';
import type { Submitted } from './submit.ts';

/** The clause to which the acceptance of a request is put down at first: that of the first parameter in which it differs from the base. */
export function firstClauseOf(
  { contract, base }: Session,
  { values, planned }: Pick<Submitted, 'values' | 'planned'>,
  otherwise: string,
): string {
  const token = contract.idempotence.parameter;
  const names = [...new Set([...Object.keys(values), ...Object.keys(base)])].filter(
    (name) => name !== token && values[name] !== base[name],
  );
  // A twin that differs in nothing else is about its token.
  const about = names.length === 0 && isTokenTold(contract.idempotence.parameter, planned) ? [token] : names;
  const subject = contract.parameters.find((it) =>
    about.some((name) => parameterPath(name).name === it.name),
  );
  return (subject === undefined ? null : acceptClauseOf(subject)) ?? otherwise;
}

const mostServers = 3;

/** Whether the values of `by` are taken with other values of `each`, so that it is those given that are refused. */
async function isServedElsewise(
  { by, each, table }: SupportRule,
  { planned }: Submitted,
  retry: Retry,
): Promise<boolean> {
  const valuesOf = (list: string) =>
    Object.entries(planned.parameters).flatMap(([name, value]) =>
      parameterPath(name).name === list ? [value] : [],
    );
  const items = valuesOf(each);
  const groups = valuesOf(by);
  const supported = [...new Set(groups.flatMap((group) => table[group] ?? []))];
  const others = supported.filter((item) => !items.includes(item)).slice(0, mostServers);
  // One value is served by any other item; several at once may need all that there are.
  const instead = groups.length === 1 ? others.map((item) => [item]) : [supported];
  for (const [index, list] of instead.entries()) {
    const rest = Object.entries(planned.parameters).filter(([name]) => parameterPath(name).name !== each);
    const numbered = list.map((item, at) => [`${each}.${at + 1}`, item] as const);
    const parameters = { ...Object.fromEntries(rest), ...Object.fromEntries(numbered) };
    if ((await retry({ ...planned, parameters }, `attribute-served-${index + 1}`)) === null) return true;
  }
  return false;
}

/** Whether a request has a token that is not like any other. */
function isTokenTold(name: string, { parameters }: PlannedRequest): boolean {
  const token = parameters[name];
  return token !== undefined && !/^\{fresh:24\}$/.test(token);
}

/**
 * The clause to which the refusal of a valid request is put down: the case's own or, where the smallest request shows
 * that it is about something else, that one's. A text may be sent three times more to tell its length from its characters.
 */
export async function attribute(
  session: Session,
  it: Case,
  smallest: Submitted,
  retry: Retry,
): Promise<string> {
  const { contract, base } = session;
  const { values, expectation } = smallest;
  if (expectation.kind !== 'accept' || it.answered || it.control !== null) return it.clause;
  // A check that does not say that it was passed is its own clause's matter, whatever was to be checked.
  if (expectation.dryRun) return passClauseOf(session) ?? it.clause;
  const names = [...new Set([...Object.keys(values), ...Object.keys(base)])];
  const token = contract.idempotence.parameter;
  const changed = new Set(
    names
      .filter(
        (name) =>
          (name !== token || session.tokenless || isTokenTold(token, smallest.planned)) &&
          values[name] !== base[name],
      )
      .map((name) => parameterPath(name).name),
  );
  const owner = contract.parameters.find((parameter) => clausesIn(parameter).includes(it.clause));
  const subject =
    owner !== undefined && changed.has(owner.name)
      ? owner
      : contract.parameters.find(({ name }) => changed.has(name));
  // Transport, Format and the like belong to no parameter: what they are about is not among what differs.
  if (
    subject === undefined ||
    (owner === undefined && !contract.across.some(({ clause }) => clause === it.clause))
  )
    return it.clause;
  if (owner === undefined) return it.clause;
  const pair = contract.across.find(({ by }) => by === owner.name);
  if (pair !== undefined && (await isServedElsewise(pair, smallest, retry))) return pair.clause;
  const given = Object.keys(values).filter((name) => parameterPath(name).name === subject.name);
  if (given.length === 0) return subject.presence.clause ?? it.clause;
  const own = subject === owner ? it.clause : (acceptClauseOf(subject) ?? it.clause);
  if (subject.shape === 'group') {
    const records = new Set(given.map((name) => parameterPath(name).index));
    if (own === subject.alias.clause) return own;
    if (records.size < 2 && own !== subject.count.clause) return own;
    const plain = Object.fromEntries(
      Object.entries(smallest.planned.parameters).map(([name, value]) => {
        const { name: list, index } = parameterPath(name);
        return [name, list === subject.name && index !== null ? `ordinary${index}` : value];
      }),
    );
    // As many records with ordinary values: refused for their number, or accepted.
    const refused = await retry({ ...smallest.planned, parameters: plain }, 'attribute-count');
    if (refused !== null) return subject.count.clause;
    return own === subject.count.clause ? memberClauseOf(subject, values) : own;
  }
  return subject.shape === 'text' ? attributeText(subject, own, smallest, retry) : own;
}

function passClauseOf({ contract }: Session): string | null {
  const dryRun = contract.parameters.find((parameter) => parameter.shape === 'dry-run');
  return dryRun?.shape === 'dry-run' ? dryRun.clauses.pass : null;
}

/** The clause of a member's value that is out of the ordinary: empty, long, or neither. */
function memberClauseOf({ name, members, alias, count }: GroupParameter, values: Parameters): string {
  const spelledOut = new Map(Object.entries(alias.names).map(([member, spelling]) => [spelling, member]));
  const given = Object.entries(values).flatMap(([path, value]) => {
    const { name: list, member } = parameterPath(path);
    const text = list === name ? members[spelledOut.get(member ?? '') ?? member ?? ''] : undefined;
    return text === undefined ? [] : [{ value, rules: text.rules }];
  });
  const ofKind = (kind: Text['rules'][number]['kind'], holds: (value: string) => boolean) =>
    given
      .filter(({ value }) => holds(value))
      .flatMap(({ rules }) => rules.find((rule) => rule.kind === kind)?.clause ?? [])[0];
  const nearPrefix = given.flatMap(({ value, rules }) =>
    rules.flatMap((rule) =>
      rule.kind === 'prefix' && rule.forbidden.some((prefix) => value.includes(prefix.slice(0, 3)))
        ? [rule.clause]
        : [],
    ),
  );
  return (
    ofKind('empty', (value) => value === '') ??
    ofKind('length', (value) => [...value].length > 16) ??
    nearPrefix[0] ??
    ofKind('nonempty', (value) => [...value].length === 1) ??
    ofKind('length', (value) => [...value].length === 1) ??
    count.clause
  );
}

function clausesIn(parameter: Parameter): readonly string[] {
  return JSON.stringify(parameter).match(/[A-Z]\w+(\.\w+)+/g) ?? [];
}

async function attributeText(
  { name, text }: { readonly name: string; readonly text: Text },
  own: string,
  { planned, values }: Submitted,
  retry: Retry,
): Promise<string> {
  const clauseOf = (kind: 'length' | 'first' | 'charset' | 'prefix') =>
    text.rules.find((rule) => rule.kind === kind)?.clause;
  const value = values[name] ?? '';
  if (own === clauseOf('prefix') || value === '') return own;
  const send = (changed: string, serial: string) =>
    retry(
      { ...planned, parameters: { ...planned.parameters, [name]: changed } } satisfies PlannedRequest,
      serial,
    );
  const characters = [...value];
  // What could not be shortened any further, although it is long, is refused for its length.
  if (characters.length > 16) return clauseOf('length') ?? own;
  const otherFirst = /^[a-z]/.test(value) ? 'W' : 'w';
  const rest = 'w'.repeat(characters.length - 1);
  const isAccepted = async (changed: string, serial: string) =>
    changed !== value && (await send(changed, serial)) === null;
  if (await isAccepted(otherFirst + characters.slice(1).join(''), 'attribute-first'))
    return clauseOf('first') ?? clauseOf('charset') ?? own;
  if (await isAccepted((characters[0] ?? '') + rest, 'attribute-rest')) return clauseOf('charset') ?? own;
  if (await isAccepted(otherFirst + rest, 'attribute-all')) return clauseOf('charset') ?? own;
  // What must not be is accepted in its place: the rule is turned round.
  for (const rule of text.rules) {
    if (rule.kind !== 'first' && rule.kind !== 'charset') continue;
    const [stranger] = rule.refuses.flatMap(charactersOf);
    const turned =
      stranger === undefined ? '' : rule.kind === 'first' ? stranger + rest : `w${rest.slice(1)}${stranger}`;
    if (turned !== '' && (await send(turned, `attribute-${rule.kind}-turned`)) !== null) return rule.clause;
  }
  // Whatever its characters, a text of this length is refused.
  return clauseOf('length') ?? own;
}
