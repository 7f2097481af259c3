import type { Contract, Parameter } from '../src/contract/contract.ts';
import type { Facts } from '../src/contract/facts.ts';
import { parameterPath } from '../src/contract/parameter-path.ts';
import type { Change, Probe } from './probe.ts';
import { records } from './slot.ts';
import { longest, ordinaryText } from './text.ts';

/** Valid surroundings in which a clause has to hold as well. */
export interface Context {
  readonly label: string;
  /** Whether every clause is tried in it, not one in three. */
  readonly whole?: true;
  readonly change: Change;
  readonly tokenless?: true;
}

type Values = Readonly<Record<string, string>>;
type Fill<P> = (parameter: P, facts: Facts, size: 'some' | 'most') => Change;
type Fills = { readonly [K in Parameter['shape']]: Fill<Extract<Parameter, { shape: K }>> };

const fills: Fills = {
  text: ({ name, text }, _, size) => ({ [name]: ordinaryText(text, size === 'some' ? 12 : longest(text)) }),
  token: () => ({}),
  region: () => ({}),
  reference: ({ name }, facts) =>
    facts.fixtures[name] === undefined ? {} : { [name]: facts.fixtures[name] },
  'dry-run': () => ({}),
  list: () => ({}),
  group: (parameter, _, size) => records(parameter, size === 'some' ? 2 : parameter.count.max) as Values,
};

/** Surroundings: nothing but what is required, each optional parameter alone, all of them at their largest, no token. */
export function contextsOf(contract: Contract, facts: Facts, base: Values): readonly Context[] {
  const optional = contract.parameters.filter(({ presence }) => !presence.required);
  const bare = Object.fromEntries(
    Object.keys(base)
      .filter((name) =>
        optional.some(
          (parameter) => parameter.name === parameterPath(name).name && !isNeeded(parameter, facts),
        ),
      )
      .map((name) => [name, null]),
  );
  const filled = (parameter: Parameter, size: 'some' | 'most') =>
    (fills[parameter.shape] as Fill<Parameter>)(parameter, facts, size);
  const single = optional
    // What only says under whose name a request is made rides along with everything else.
    .filter((parameter) => parameter.shape !== 'reference' || parameter.requiredUnder !== undefined)
    .map((parameter) => ({ parameter, change: filled(parameter, 'some') }))
    .filter(({ change }) => Object.keys(change).length > 0)
    .map(
      ({ parameter, change }): Context => ({
        label: `with ${parameter.name} only`,
        change: { ...bare, ...change },
      }),
    );
  const largest: Change = Object.assign(
    {},
    ...contract.parameters.map((parameter) => filled(parameter, 'most')),
  );
  return [
    ...(Object.keys(bare).length > 0
      ? [{ label: 'with nothing optional', whole: true as const, change: bare }]
      : []),
    ...single,
    { label: 'with everything at its largest', whole: true, change: largest },
    { label: 'without a token', whole: true, change: {}, tokenless: true },
  ];
}

/** Whether every clause is tried in `context`. */
export function isWhole({ whole }: Context): boolean {
  return whole === true;
}

/** `probe` in `context`: the fault's own parameters win, and its twin is the context alone. */
export function inContext(probe: Probe, context: Context): Probe {
  return {
    ...probe,
    label: `${probe.label}, ${context.label}`,
    tier: 'context',
    change: { ...context.change, ...probe.change },
    twin: context.change,
    ...(context.tokenless && { tokenless: true }),
  };
}

function isNeeded(parameter: Parameter, facts: Facts): boolean {
  return (
    parameter.shape === 'reference' &&
    parameter.requiredUnder !== undefined &&
    facts.assumptions.includes(parameter.requiredUnder.assumption)
  );
}
