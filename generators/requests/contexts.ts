import type { Contract, Parameter, SupportRule } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { neededReferences } from '../../src/contract/needed-references.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import { resolvedChange } from '../constraints/resolve.ts';
import { filled } from '../plan/filled.ts';
import { withIndividualValues } from '../values/individual-values.ts';
import type { CaseDraft, Change } from './case-draft.ts';
import { numbered, supportedBy } from './support.ts';

/** Valid surroundings in which a clause has to hold as well. */
export interface Context {
  readonly label: string;
  /** Whether every clause is tried in it, not one in three. */
  readonly whole?: true;
  readonly change: Change;
  readonly tokenless?: true;
}

type Values = Readonly<Record<string, string>>;
/** Surroundings: nothing but what is required, each optional parameter alone, all of them at their largest, no token. */
export function contextsOf(contract: Contract, facts: Facts, base: Values): readonly Context[] {
  const optional = optionalIn(contract);
  const bare = bareChange(contract, facts, base);
  const asking = parametersOfShape(contract, 'reference').filter((it) => it.requiredUnder === undefined);
  const names = new Set(asking.map(({ name }) => name));
  const single = optional
    // What only says under whose name a request is made goes along with everything else.
    .filter(({ name }) => !names.has(name))
    .map((parameter) => ({ parameter, change: filled(parameter, facts, 'some') }))
    .filter(({ change }) => Object.keys(change).length > 0)
    .map(
      ({ parameter, change }): Context => ({
        label: `with ${parameter.name} only`,
        change: { ...bare, ...change },
      }),
    );
  const contexts: readonly Context[] = [
    ...(Object.keys(bare).length > 0
      ? [{ label: 'with nothing optional', whole: true as const, change: bare }]
      : []),
    ...single,
    {
      label: 'with equal texts',
      change: Object.fromEntries(parametersOfShape(contract, 'text').map(({ name }) => [name, 'Finance'])),
    },
    ...contract.across.map(
      (rule): Context => ({
        label: `with two ${rule.by} and two ${rule.each}`,
        whole: true,
        change: twoOfEach(rule),
      }),
    ),
    { label: 'with everything at its largest', change: largestChange(contract, facts) },
    { label: 'without a token', whole: true, change: {}, tokenless: true },
  ];
  return contexts.map((it) => ({
    ...it,
    change: withIndividualValues(contract, resolvedChange(it.change, contract, facts, base), facts),
  }));
}

/** Takes away what is not required. */
export function bareChange(contract: Contract, facts: Facts, base: Values): Change {
  const needed = neededReferences(contract, facts).map(({ name }) => name);
  const optional = optionalIn(contract).flatMap(({ name }) => (needed.includes(name) ? [] : [name]));
  const bare = Object.fromEntries(
    Object.keys(base)
      .filter((path) => optional.includes(parameterPath(path).name))
      .map((path) => [path, null]),
  );
  return resolvedChange(bare, contract, facts, base);
}

function optionalIn({ parameters }: Contract): readonly Parameter[] {
  return parameters.filter(({ presence }) => !presence.required);
}

/** Every optional parameter at its largest. */
export function largestChange(contract: Contract, facts: Facts): Values {
  const largest: Values = Object.assign(
    {},
    ...contract.parameters.map((parameter) => filled(parameter, facts, 'most')),
    ...contract.across.map((rule) => ({
      ...numbered(rule.by, Object.keys(rule.table)),
      ...numbered(rule.each, supportedBy(rule, Object.keys(rule.table))),
    })),
  );
  const resolved = withIndividualValues(contract, resolvedChange(largest, contract, facts, {}), facts);
  return Object.fromEntries(
    Object.entries(resolved).flatMap(([name, it]) => (it === null ? [] : [[name, it]])),
  );
}

function isListEntry(name: string): boolean {
  const { index, member } = parameterPath(name);
  return index !== null && member === null;
}

function twoOfEach(rule: SupportRule): Values {
  const versions = Object.keys(rule.table).slice(1, 3);
  const items = supportedBy(rule, versions);
  return {
    ...numbered(rule.by, versions),
    ...numbered(rule.each, [...items.slice(0, 1), ...items.slice(-1)]),
  };
}

/** Whether every clause is tried in `context`. */
export function isWhole({ whole }: Context): boolean {
  return whole === true;
}

const none: ReadonlySet<string> = new Set();

/** `draft` in `context`, without what is `tied` to its own parameters: the fault's own parameters win, and its twin is the context alone. */
export function inContext(draft: CaseDraft, context: Context, tied: ReadonlySet<string> = none): CaseDraft {
  const listed = Object.keys(draft.change).some(isListEntry);
  // A fault in one list is about that very list: entries of the surroundings would change what it is.
  const around = Object.fromEntries(
    Object.entries(context.change).filter(
      ([name]) => (!listed || !isListEntry(name)) && !tied.has(parameterPath(name).name),
    ),
  );
  return {
    ...draft,
    label: `${draft.label}, ${context.label}`,
    tier: 'context',
    change: { ...around, ...draft.change },
    twin: around,
    ...(draft.side === 'refuse' && draft.twin && { valid: { ...around, ...draft.twin } }),
    ...(context.tokenless && { tokenless: true }),
  };
}
