import type {
  DryRunParameter,
  GroupParameter,
  ListParameter,
  Parameter,
  ReferenceParameter,
  RegionParameter,
  TextParameter,
  TokenParameter,
  ValueParameter,
} from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { breaks, type Finding, touches } from '../contract/finding.ts';
import { type ParameterPath, parameterPath } from '../contract/parameter-path.ts';
import { readText } from '../contract/read-text.ts';
import { exists } from '../contract/subject.ts';
import { belongsTo } from './belongs-to.ts';
import { readValue } from './values/read-value.ts';

/** Parts of a request. */
export type Given = readonly { readonly path: ParameterPath; readonly value: string }[];

type Reader<P> = (parameter: P, given: Given, facts: Facts) => readonly Finding[];
type Readers = { readonly [K in Parameter['shape']]: Reader<Extract<Parameter, { shape: K }>> };

const readers: Readers = {
  text: readSingle,
  token: readSingle,
  region: readRegion,
  reference: readReference,
  'dry-run': readDryRun,
  list: readList,
  group: readGroup,
  value: readAnyValue,
};

/** What `given` says about `parameter`: every clause that it breaks and every open point that it touches. */
export function readParameter(parameter: Parameter, given: Given, facts: Facts): readonly Finding[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  const read = readers[parameter.shape] as Reader<Parameter>;
  const { required, clause, errors } = parameter.presence;
  if (given.length === 0 && required && clause !== undefined) return [breaks({ clause, errors })];
  return read(parameter, given, facts);
}

function readSingle(parameter: TextParameter | TokenParameter, given: Given): readonly Finding[] {
  return given.flatMap(({ value }) => readText(parameter.text, value));
}

function readRegion(_: RegionParameter, given: Given, facts: Facts): readonly Finding[] {
  const known = [facts.region, ...facts.regions];
  return given.some(({ value }) => !known.includes(value)) ? [touches('an unknown region')] : [];
}

function readReference(parameter: ReferenceParameter, given: Given, facts: Facts): readonly Finding[] {
  const { unknown, requiredUnder } = parameter;
  if (given.length === 0)
    return requiredUnder !== undefined && facts.assumptions.includes(requiredUnder.assumption)
      ? [breaks(requiredUnder)]
      : [];
  return given.flatMap(({ value }) => {
    if (exists(facts, parameter.name, value)) return [];
    if (unknown?.ids.includes(value)) return [breaks({ clause: parameter.clause, errors: unknown.errors })];
    return [touches(parameter.open)];
  });
}

function readDryRun(parameter: DryRunParameter, given: Given): readonly Finding[] {
  return given.every(({ value }) => value === 'true' || value === 'false') ? [] : [touches(parameter.open)];
}

function readList(parameter: ListParameter, given: Given): readonly Finding[] {
  const { open, values, openValues } = parameter;
  const findings = given.flatMap(({ value }): readonly Finding[] => {
    if (values.includes(value)) return [];
    // An empty entry among others may be passed over as no entry at all.
    if (value === '' && given.length > 1) return [touches(open.form)];
    if (openValues.includes(value)) return [touches(open.values)];
    // Only blanks are open: a line break around a value makes it another one.
    const folded = value.replace(/^[ \t]+|[ \t]+$/g, '').toLowerCase();
    if ([...values, ...openValues].some((it) => it.toLowerCase() === folded)) return [touches(open.spelling)];
    return [breaks({ clause: parameter.clause, errors: parameter.presence.errors })];
  });
  const indexes = given.map(({ path }) => path.index);
  if (indexes.includes(null)) return [touches(open.form)];
  if (!isGapless(indexes)) findings.push(touches(open.form));
  if (new Set(given.map(({ value }) => value)).size < given.length) findings.push(touches(open.repeated));
  return findings;
}

/** A value of any kind, by what stands behind the parameter's name. */
function readAnyValue({ value }: ValueParameter, given: Given, facts: Facts): readonly Finding[] {
  if (given.length === 0) return [];
  const entries = given.map(({ path: { index, member }, value: text }) => [
    [index, member].map((it) => (it === null ? '' : `.${it}`)).join(''),
    text,
  ]);
  return readValue(value, Object.fromEntries(entries), facts);
}

function readGroup(parameter: GroupParameter, given: Given): readonly Finding[] {
  const { open, alias, count } = parameter;
  const records = new Map<number, GivenRecord>();
  const findings: Finding[] = [];
  const aliases = new Map(Object.entries(alias.names).map(([member, other]) => [other, member]));
  for (const { path, value } of given) {
    const spelled = path.member ?? '';
    const member = aliases.get(spelled) ?? spelled;
    const record: GivenRecord = records.get(path.index ?? 0) ?? {
      members: new Map(),
      spellings: new Set(),
      findings: [],
    };
    records.set(path.index ?? 0, record);
    record.spellings.add(aliases.has(spelled) ? 'alias' : 'name');
    record.members.set(member, value);
    const text = parameter.members[member];
    if (text !== undefined) record.findings.push(...readText(text, value));
  }
  const keys = [...records.values()].map(({ members }) => members.get(parameter.key));
  const isTooFar = [...records.keys()].some((index) => index > count.max);
  const isWhole = ({ members }: GivenRecord) => members.size >= Object.keys(parameter.members).length;
  for (const record of records.values())
    findings.push(...(isWhole(record) ? record.findings : readIncomplete(parameter, record)));
  if (isTooFar) findings.push(breaks(count));
  // A number beyond the last one is refused, whatever is made of the gap before it.
  else if (!isGapless([...records.keys()])) findings.push(touches(open.numbering));
  if ([...records.values()].some(({ spellings }) => spellings.size > 1))
    findings.push(touches(open.mixedSpelling));
  if (new Set(keys).size < keys.length) findings.push(touches(open.repeated));
  return findings;
}

/** One record of a group as given, and what its texts show. */
interface GivenRecord {
  readonly members: Map<string, string>;
  readonly spellings: Set<string>;
  readonly findings: Finding[];
}

/**
 * A record that lacks a member: whether it is taken is open. With a key that breaks a clause it is refused in every reading,
 * in whatever words.
 */
function readIncomplete(
  { key, open }: GroupParameter,
  { members, findings }: GivenRecord,
): readonly Finding[] {
  return members.has(key) && findings.some(({ kind }) => kind === 'breaks')
    ? findings.map((it) => (it.kind === 'breaks' ? breaks({ clause: it.clause, errors: [] }) : it))
    : [...findings, touches(open.incomplete)];
}

function isGapless(indexes: readonly (number | null)[]): boolean {
  const sorted = [...new Set(indexes)].sort((a, b) => (a ?? 0) - (b ?? 0));
  return sorted.every((index, position) => index === position + 1);
}

/** Parameters on the wire with their names taken apart. */
export function givenIn(pairs: readonly (readonly [string, string])[]): Given {
  return pairs.map(([name, value]) => ({ path: parameterPath(name), value }));
}

/** The parts of `given` that belong to `parameter`. */
export function givenTo(parameter: Parameter, given: Given): Given {
  return given.filter(({ path }) => belongsTo(parameter, path));
}
