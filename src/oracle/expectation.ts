import type { Contract, DocumentedError, Parameter, SupportRule } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { breaks, type Finding, touches } from '../contract/finding.ts';
import { oncePer } from '../contract/once-per.ts';
import { asksForCheck } from './asks-for-check.ts';
import { readConstraint } from './read-constraint.ts';
import { type Given, givenIn, givenTo, readParameter } from './read-parameter.ts';

/** A clause that a request breaks, with the documented answers to that. */
export interface Breach {
  readonly clause: string;
  readonly errors: readonly DocumentedError[];
}

/** What the documents ask of the answer to one request. */
export interface Expectation {
  /** `open`: the documents do not tell, so the answer is recorded and never judged. */
  readonly kind: 'accept' | 'refuse' | 'open';
  readonly breaches: readonly Breach[];
  readonly openPoints: readonly string[];
  /** Whether the request only asks for a check. */
  readonly dryRun: boolean;
  /** Documented answers to the absence of something that only some targets ask for: they tell nothing here. */
  readonly excuses: readonly DocumentedError[];
}

/** A parameter and what a request has of it. */
interface Part {
  readonly parameter: Parameter;
  readonly own: Given;
}

type Pairs = readonly (readonly [string, string])[];

/** What `contract` asks of the answer to a request with `pairs` as its business parameters, read from the wire. */
export function expectationOf(contract: Contract, pairs: Pairs, facts: Facts): Expectation {
  const given = givenIn(pairs);
  const parts = contract.parameters.map((parameter) => ({ parameter, own: givenTo(parameter, given) }));
  const findings = [
    ...parts.flatMap(({ parameter, own }) => readParameter(parameter, own, facts)),
    ...readNames(contract, pairs, parts),
    ...(contract.constraints ?? []).flatMap((constraint) => readConstraint(constraint, given)),
  ];
  const settled = findings.some(({ kind }) => kind === 'breaks');
  const all = [...findings, ...contract.across.flatMap((rule) => readSupport(rule, given, settled))];
  const breaches = all.flatMap((finding) =>
    finding.kind === 'breaks' ? [{ clause: finding.clause, errors: finding.errors }] : [],
  );
  const openPoints = [...new Set(all.flatMap((finding) => (finding.kind === 'open' ? [finding.point] : [])))];
  const dryRun = asksForCheck(contract, pairs);
  const kind = openPoints.length > 0 ? 'open' : breaches.length > 0 ? 'refuse' : 'accept';
  const excuses = parts.flatMap(excusesOf);
  return { kind, breaches, openPoints, dryRun, excuses };
}

type Excuse = readonly DocumentedError[] | undefined;
type Excuses = {
  readonly [S in Parameter['shape']]?: (parameter: Extract<Parameter, { shape: S }>, own: Given) => Excuse;
};

const excuses: Excuses = {
  reference: ({ requiredUnder }, own) => (own.length === 0 ? requiredUnder?.errors : undefined),
  text: ({ text }, own) => (own.length > 0 ? text.unique?.errors : undefined),
  value: ({ value }, own) => (own.length > 0 && 'unique' in value ? value.unique?.errors : undefined),
};

/** Documented answers that depend on what else is on the target, of which the request tells nothing. */
function excusesOf({ parameter, own }: Part): readonly DocumentedError[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  const excuse = excuses[parameter.shape] as ((parameter: Parameter, own: Given) => Excuse) | undefined;
  return excuse?.(parameter, own) ?? [];
}

/** The distinct clauses that an expectation says are broken, sorted. */
export function brokenClauses({ breaches }: Expectation): readonly string[] {
  return [...new Set(breaches.map(({ clause }) => clause))].sort();
}

function readNames(contract: Contract, pairs: Pairs, parts: readonly Part[]): readonly Finding[] {
  const names = new Set(pairs.map(([name]) => name));
  const known = parts.reduce((count, { own }) => count + own.length, 0);
  return [
    ...(known < pairs.length ? [touches(contract.common.extraParameters)] : []),
    ...(names.size < pairs.length ? [touches(contract.common.duplicateParameters)] : []),
  ];
}

/** The values of which a support rule speaks. */
const listedIn = oncePer(({ table }: SupportRule) => new Set(Object.values(table).flat()));

/** Reads the support rule over the listed values only: what is unlisted is another clause's matter. */
function readSupport(rule: SupportRule, given: Given, settled: boolean): readonly Finding[] {
  const valuesOf = (list: string) => given.filter(({ path }) => path.name === list).map(({ value }) => value);
  const listed = listedIn(rule);
  const versions = valuesOf(rule.by).filter((value) => rule.table[value] !== undefined);
  const items = valuesOf(rule.each).filter((value) => listed.has(value));
  if (versions.length === 0 || items.length === 0) return [];
  const supports = (by: string, item: string) => rule.table[by]?.includes(item) === true;
  if (items.some((item) => !versions.some((by) => supports(by, item)))) return [breaks(rule)];
  const unserved = versions.some((by) => !items.some((item) => supports(by, item)));
  // With another clause broken every reading of this point ends in a refusal.
  return unserved && !settled ? [touches(rule.openUnserved)] : [];
}
