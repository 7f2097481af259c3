import type { GroupParameter } from '../../src/contract/contract.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import type { Batch, Parameters, TestCase } from '../../src/contract/test-case.ts';

interface Growing {
  readonly parts: TestCase[];
  parameters: Parameters;
  size: number;
  /** Names of the parameters that members have changed; groups to which records can be added are not among them. */
  readonly changed: Set<string>;
}

/** A case, and what decides which others it can go together with. */
interface Candidate {
  readonly it: TestCase;
  /** Names of the parameters that it changes. */
  readonly changed: readonly string[];
  /** For each group among them its one record; null where it gives others. */
  readonly records: ReadonlyMap<GroupParameter, Values | null>;
}

/** A case that goes along where there is room, and is not made elsewhere. */
export interface Filler {
  readonly id: string;
  readonly clause: string;
  /** The one parameter that it changes. */
  readonly parameter: string;
  readonly toCase: () => TestCase;
}

type Values = Readonly<Record<string, string>>;

/**
 * Puts cases that must be accepted together in as few requests as their parameters allow: no two parts of a batch
 * change the same parameter, but for single records of a group, which are lined up. Cases that need a twin, or a
 * delivery of their own, stay alone. Each of `ties` names parameters that only make sense together,
 * `apart` those that change what a request does. Of `fillers` those are sent for which such a request has room.
 */
export function batched(
  cases: readonly TestCase[],
  fillers: readonly Filler[],
  base: Parameters,
  token: string,
  groups: readonly GroupParameter[],
  ties: readonly (readonly string[])[],
  apart: readonly string[],
): readonly (TestCase | Batch)[] {
  const packs: Growing[] = [];
  const alone: TestCase[] = [];
  const toCandidate = (it: TestCase) => candidate(it, withTies(changedBy(it, base, token), ties), groups);
  for (const it of cases) {
    const fitting = isPlain(it) ? toCandidate(it) : null;
    if (fitting === null || fitting.changed.some((name) => apart.includes(name))) alone.push(it);
    else if (!packs.some((batch) => joins(batch, fitting, base))) packs.push(begun(fitting));
  }
  for (const { parameter, toCase } of fillers) {
    if (packs.every(({ changed }) => changed.has(parameter))) continue;
    const fitting = toCandidate(toCase());
    const size = sizeOf(fitting.it.request.parameters);
    packs.some((batch) => batch.size + size <= mostOfRidden && joins(batch, fitting, base));
  }
  return [
    ...packs.map(({ parts, parameters }) => {
      const [first] = parts;
      return first !== undefined && parts.length === 1 ? first : toBatch(parts, parameters);
    }),
    ...alone,
  ];
}

/** Bytes of the parameters of a request that filler values may fill: many a server takes no longer address than 4 KB. */
const mostOfRidden = 3000;

function sizeOf(parameters: Parameters): number {
  return encodeURIComponent(Object.entries(parameters).join('')).length;
}

function toBatch(parts: readonly TestCase[], parameters: Parameters): Batch {
  const [first] = parts;
  if (first === undefined) throw new Error('A batch has at least one part.');
  const id = `${first.id}+${parts.length - 1}`;
  const whole: TestCase = { ...first, id, request: { ...first.request, parameters } };
  return { side: 'accept', parts, whole, twin: null };
}

function candidate(it: TestCase, changed: readonly string[], groups: readonly GroupParameter[]): Candidate {
  const records = changed.flatMap((name) => {
    const group = groups.find((other) => other.name === name);
    return group === undefined ? [] : [[group, singleRecord(it, group)] as const];
  });
  return { it, changed, records: new Map(records) };
}

function begun(candidate: Candidate): Growing {
  const { it } = candidate;
  const { parameters } = it.request;
  return { parts: [it], parameters, size: sizeOf(parameters), changed: new Set(ownOf(candidate)) };
}

/** The parameters that a candidate must have for itself: all but groups to which it adds a single record. */
function ownOf({ changed, records }: Candidate): readonly string[] {
  const lined = [...records].flatMap(([{ name }, record]) => (record === null ? [] : [name]));
  return changed.filter((name) => !lined.includes(name));
}

/** Adds `candidate` to `batch` if it fits. */
function joins(batch: Growing, candidate: Candidate, base: Parameters): boolean {
  const { it, changed, records } = candidate;
  const given = it.request.parameters;
  if (changed.some((name) => batch.changed.has(name) && !areSame(batch.parameters, given, name)))
    return false;
  let lined = batch.parameters;
  for (const [group, record] of records) {
    if (record === null) {
      if (valuesOf(batch.parameters, group.name).some(([name]) => !(name in base))) return false;
      continue;
    }
    const added = withRecord(lined, group, record);
    if (added === null) return false;
    lined = added;
  }
  const parameters: Record<string, string> = { ...lined };
  for (const own of ownOf(candidate)) {
    batch.changed.add(own);
    for (const [name] of valuesOf(lined, own)) if (!(name in given)) delete parameters[name];
  }
  const own = new Set(ownOf(candidate));
  for (const [name, value] of Object.entries(given))
    if (own.has(parameterPath(name).name)) parameters[name] = value;
  batch.parts.push(it);
  batch.parameters = parameters;
  batch.size = sizeOf(parameters);
  return true;
}

/** What a request gives of one parameter, by full name. */
function valuesOf(parameters: Parameters, parameter: string): readonly (readonly [string, string])[] {
  return valuesByParameter(parameters).get(parameter) ?? [];
}

const valuesByParameter = oncePer(
  (parameters: Parameters): ReadonlyMap<string, readonly (readonly [string, string])[]> => {
    const values = new Map<string, (readonly [string, string])[]>();
    for (const entry of Object.entries(parameters)) {
      const { name } = parameterPath(entry[0]);
      const known = values.get(name);
      if (known === undefined) values.set(name, [entry]);
      else known.push(entry);
    }
    return values;
  },
);

/** Whether `one` and `other` give a parameter alike. */
function areSame(one: Parameters, other: Parameters, parameter: string): boolean {
  const given = valuesOf(one, parameter);
  return (
    given.length === valuesOf(other, parameter).length &&
    given.every(([name, value]) => other[name] === value)
  );
}

/** The members of the one record that a case gives in a group, in the group's own spelling; null when it gives others. */
function singleRecord({ request }: TestCase, group: GroupParameter): Values | null {
  const given = valuesOf(request.parameters, group.name);
  const plain = given.every(([name]) => {
    const { index, member } = parameterPath(name);
    return index === 1 && member !== null && member in group.members;
  });
  return plain && given.length > 0
    ? Object.fromEntries(given.map(([name, value]) => [parameterPath(name).member ?? '', value]))
    : null;
}

/** `parameters` with one more record, its key told apart from the others; null when there is no room or no way. */
function withRecord(parameters: Parameters, group: GroupParameter, record: Values): Parameters | null {
  const mine = valuesOf(parameters, group.name).map(([name, value]) => ({ ...parameterPath(name), value }));
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

/** Whether a case can share a request with others, as far as its parameters allow. */
function isPlain({ side, twin, control, answered, request }: TestCase): boolean {
  const { method, place, format, rpcSignature, omit, again, raw } = request;
  const plain = method === 'POST' && place === 'query' && format === 'JSON' && !rpcSignature;
  const whole = omit.length === 0 && again.length === 0 && raw === '';
  return side === 'accept' && twin === null && control === null && !answered && plain && whole;
}

/** Parameters that a rule ties together change together, even if one of them stays as it is. */
function withTies(changed: readonly string[], ties: readonly (readonly string[])[]): readonly string[] {
  return [
    ...new Set([...changed, ...ties.filter((tie) => tie.some((name) => changed.includes(name))).flat()]),
  ];
}

/** The parameters in which a case differs from the base; a token counts when it is not an ordinary one. */
function changedBy({ request }: TestCase, base: Parameters, token: string): readonly string[] {
  const { parameters } = request;
  const names = [...new Set([...Object.keys(parameters), ...Object.keys(base)])];
  const isOrdinary = (name: string) => name === token && parameters[name] === '{fresh:24}';
  const changed = names.filter((name) => parameters[name] !== base[name] && !isOrdinary(name));
  return [
    ...new Set([...changed, ...(token in parameters ? [] : [token])].map((name) => parameterPath(name).name)),
  ];
}
