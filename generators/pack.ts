import type { Case, Pack, Parameters } from '../src/contract/case.ts';
import type { GroupParameter } from '../src/contract/contract.ts';
import { parameterPath } from '../src/contract/parameter-path.ts';

interface Growing {
  readonly members: Case[];
  parameters: Parameters;
  /** Names of the parameters that members have changed; groups to which records can be added are not among them. */
  readonly changed: Set<string>;
}

/**
 * Puts cases that must be accepted together in as few requests as their parameters allow: no two members of a pack
 * change the same parameter, but for single records of a group, which are lined up. Cases that need a twin, or a
 * delivery of their own, stay alone. Each of `ties` names parameters that only make sense together,
 * `apart` those that change what a request does. Of `riders` those are sent for which such a request has room.
 */
export function packed(
  cases: readonly Case[],
  riders: readonly Case[],
  base: Parameters,
  token: string,
  groups: readonly GroupParameter[],
  ties: readonly (readonly string[])[],
  apart: readonly string[],
): readonly (Case | Pack)[] {
  const packs: Growing[] = [];
  const alone: Case[] = [];
  for (const it of cases) {
    const changed = withTies(changedBy(it, base, token), ties);
    if (!isPackable(it, changed, apart)) alone.push(it);
    else if (!packs.some((pack) => joins(pack, it, changed, base, groups)))
      packs.push(begun(it, changed, groups));
  }
  for (const it of riders) {
    const changed = withTies(changedBy(it, base, token), ties);
    const size = sizeOf(it.request.parameters);
    packs.some(
      (pack) => sizeOf(pack.parameters) + size <= mostOfRidden && joins(pack, it, changed, base, groups),
    );
  }
  return [
    ...packs.map(({ members, parameters }) => {
      const [first] = members;
      return first !== undefined && members.length === 1 ? first : toPack(members, parameters);
    }),
    ...alone,
  ];
}

/** Bytes of the parameters of a request that riders may fill: many a server takes no longer address than 4 KB. */
const mostOfRidden = 3000;

function sizeOf(parameters: Parameters): number {
  return encodeURIComponent(Object.entries(parameters).join('')).length;
}

function toPack(members: readonly Case[], parameters: Parameters): Pack {
  const [first] = members;
  if (first === undefined) throw new Error('A pack has at least one member.');
  const id = `${first.id}+${members.length - 1}`;
  const whole: Case = { ...first, id, request: { ...first.request, parameters } };
  return { side: 'accept', members, whole, twin: null };
}

function begun(it: Case, changed: readonly string[], groups: readonly GroupParameter[]): Growing {
  const rest = changed.filter(
    (name) => !groups.some((group) => group.name === name && singleRecord(it, group) !== null),
  );
  return { members: [it], parameters: it.request.parameters, changed: new Set(rest) };
}

/** Adds `it` to `pack` if it fits. */
function joins(
  pack: Growing,
  it: Case,
  changed: readonly string[],
  base: Parameters,
  groups: readonly GroupParameter[],
): boolean {
  const clashing = changed.filter((name) => pack.changed.has(name));
  if (clashing.some((name) => !areSame(pack.parameters, it.request.parameters, name))) return false;
  let parameters: Record<string, string> = { ...pack.parameters };
  const settled = new Set<string>();
  for (const name of changed) {
    const group = groups.find((other) => other.name === name);
    const record = group === undefined ? null : singleRecord(it, group);
    const taken = Object.keys(parameters).some(
      (other) => parameterPath(other).name === name && !(other in base),
    );
    if (group === undefined || record === null) {
      if (group !== undefined && taken) return false;
      continue;
    }
    const added = withRecord(parameters, group, record);
    if (added === null) return false;
    parameters = added;
    settled.add(name);
  }
  const others = changed.filter((name) => !settled.has(name));
  for (const [name, value] of Object.entries(it.request.parameters))
    if (others.includes(parameterPath(name).name)) parameters[name] = value;
  for (const name of Object.keys(parameters))
    if (others.includes(parameterPath(name).name) && !(name in it.request.parameters))
      delete parameters[name];
  for (const name of others) pack.changed.add(name);
  pack.members.push(it);
  pack.parameters = parameters;
  return true;
}

/** Whether `one` and `other` give a parameter alike. */
function areSame(one: Parameters, other: Parameters, parameter: string): boolean {
  const given = (parameters: Parameters) =>
    JSON.stringify(
      Object.entries(parameters)
        .filter(([name]) => parameterPath(name).name === parameter)
        .sort(),
    );
  return given(one) === given(other);
}

/** The members of the one record that a case gives in a group, in the group's own spelling; null when it gives others. */
function singleRecord({ request }: Case, group: GroupParameter): Readonly<Record<string, string>> | null {
  const given = Object.entries(request.parameters).filter(
    ([name]) => parameterPath(name).name === group.name,
  );
  const plain = given.every(([name]) => {
    const { index, member } = parameterPath(name);
    return index === 1 && member !== null && member in group.members;
  });
  return plain && given.length > 0
    ? Object.fromEntries(given.map(([name, value]) => [parameterPath(name).member ?? '', value]))
    : null;
}

/** `parameters` with one more record, its key told apart from the others; null when there is no room or no way. */
function withRecord(
  parameters: Parameters,
  group: GroupParameter,
  record: Readonly<Record<string, string>>,
): Record<string, string> | null {
  const entries = Object.entries(parameters).map(([name, value]) => ({ ...parameterPath(name), value }));
  const mine = entries.filter(({ name }) => name === group.name);
  const next = Math.max(0, ...mine.map(({ index }) => index ?? 0)) + 1;
  const keys = mine.filter(({ member }) => member === group.key).map(({ value }) => value);
  const plain = mine.every(({ member }) => member !== null && member in group.members);
  const key = record[group.key] ?? '';
  const own = keys.includes(key) ? `${key}${next}` : key;
  if (!plain || next > group.count.max || keys.includes(own) || (own !== key && [...key].length > 20))
    return null;
  const added = Object.entries({ ...record, [group.key]: own }).map(([member, value]) => [
    `${group.name}.${next}.${member}`,
    value,
  ]);
  return { ...parameters, ...Object.fromEntries(added) };
}

function isPackable(
  { side, twin, control, answered, request }: Case,
  changed: readonly string[],
  apart: readonly string[],
): boolean {
  const { method, place, format, rpcSignature, omit, again, raw } = request;
  const plain = method === 'POST' && place === 'query' && format === 'JSON' && !rpcSignature;
  const whole = omit.length === 0 && again.length === 0 && raw === '';
  return (
    side === 'accept' &&
    twin === null &&
    control === null &&
    !answered &&
    plain &&
    whole &&
    !changed.some((name) => apart.includes(name))
  );
}

/** Parameters that a rule ties together change together, even if one of them stays as it is. */
function withTies(changed: readonly string[], ties: readonly (readonly string[])[]): readonly string[] {
  return [
    ...new Set([...changed, ...ties.filter((tie) => tie.some((name) => changed.includes(name))).flat()]),
  ];
}

/** The parameters in which a case differs from the base; a token counts when it is not an ordinary one. */
function changedBy({ request }: Case, base: Parameters, token: string): readonly string[] {
  const { parameters } = request;
  const names = [...new Set([...Object.keys(parameters), ...Object.keys(base)])];
  const isOrdinary = (name: string) => name === token && parameters[name] === '{fresh:24}';
  const changed = names.filter((name) => parameters[name] !== base[name] && !isOrdinary(name));
  return [
    ...new Set([...changed, ...(token in parameters ? [] : [token])].map((name) => parameterPath(name).name)),
  ];
}
