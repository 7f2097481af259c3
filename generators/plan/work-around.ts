import type {
  Contract,
  GroupParameter,
  ListParameter,
  Parameter,
  SupportRule,
  Text,
  ValueParameter,
} from '../../src/contract/contract.ts';
import { parameterCalled, parameterOfShape } from '../../src/contract/of-shape.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import type { Parameters } from '../../src/contract/test-case.ts';
import { narrowText } from '../texts/narrow-text.ts';
import { makingOf } from '../values/making-of.ts';

/** A valid request that a target turns down, and the same without what it turns down. */
export interface TurnedDown {
  /** The clause that says that it is valid. */
  readonly clause: string;
  readonly smallest: Parameters;
  readonly cure: Parameters;
}

/**
 * The contract without what a target is known to turn down, to make requests from that it accepts otherwise. What is
 * left is as valid as before; the target is judged by the whole contract.
 */
export function withoutTurnedDown(contract: Contract, faults: readonly TurnedDown[]): Contract {
  return faults.reduce(withoutOne, contract);
}

function withoutOne(contract: Contract, fault: TurnedDown): Contract {
  return {
    ...contract,
    parameters: contract.parameters.map((parameter) => narrow(parameter, fault)),
    across: contract.across.map((rule) => ({ ...rule, table: narrowTable(contract, rule, fault) })),
  };
}

function narrowTable(
  contract: Contract,
  { each, by, table }: SupportRule,
  fault: TurnedDown,
): SupportRule['table'] {
  return Object.fromEntries(
    Object.entries(table).flatMap(([value, items]): readonly (readonly [string, readonly string[]])[] => {
      const left = items.filter((item) => !isGone(contract, fault, each, item));
      return isGone(contract, fault, by, value) || left.length === 0 ? [] : [[value, left]];
    }),
  );
}

/** The contract without the optional parameters of which nothing is known to be accepted. */
export function withoutGivenUp(contract: Contract, faults: readonly TurnedDown[]): Contract {
  const token = parameterOfShape(contract, 'token')?.name ?? '';
  const parameters = contract.parameters.filter((it) => !faults.some((fault) => isGivenUp(it, token, fault)));
  return parameters.length === contract.parameters.length ? contract : { ...contract, parameters };
}

function isGivenUp({ name, presence }: Parameter, token: string, { smallest, cure }: TurnedDown): boolean {
  const isIn = (parameters: Parameters) =>
    Object.keys(parameters).some((path) => parameterPath(path).name === name);
  return name !== token && !presence.required && isIn(smallest) && !isIn(cure);
}

type Narrow<P> = (parameter: P, fault: TurnedDown) => P;
type Narrows = { readonly [K in Parameter['shape']]: Narrow<Extract<Parameter, { shape: K }>> };

const narrows: Narrows = {
  text: (parameter, fault) => ({
    ...parameter,
    text: narrowText(
      parameter.text,
      fault.clause,
      fault.smallest[parameter.name],
      fault.cure[parameter.name],
    ),
  }),
  token: (parameter) => parameter,
  region: (parameter) => parameter,
  reference: (parameter) => parameter,
  'dry-run': (parameter) => parameter,
  value: narrowValue,
  list: narrowList,
  group: narrowGroup,
};

/** A value without the one that is turned down, of kinds of which something narrower is known. */
function narrowValue(parameter: ValueParameter, { smallest, cure }: TurnedDown): ValueParameter {
  const { name, value } = parameter;
  const refused = smallest[name];
  if (refused === undefined || refused === cure[name]) return parameter;
  return { ...parameter, value: makingOf(value).without?.(value, refused) ?? value };
}

function narrow(parameter: Parameter, fault: TurnedDown): Parameter {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (narrows[parameter.shape] as Narrow<Parameter>)(parameter, fault);
}

function narrowList(parameter: ListParameter, fault: TurnedDown): ListParameter {
  const values = parameter.values.filter((value) => !isRefusedValue(parameter, fault, value));
  return values.length === 0 ? parameter : { ...parameter, values };
}

function narrowGroup(parameter: GroupParameter, fault: TurnedDown): GroupParameter {
  const { name, count, members } = parameter;
  const indexes = new Set(
    Object.keys(fault.smallest)
      .map(parameterPath)
      .flatMap((path) => (path.name === name && path.index !== null ? [path.index] : [])),
  );
  const max =
    fault.clause === count.clause && indexes.size > 1 ? Math.min(count.max, indexes.size - 1) : count.max;
  const narrowed = Object.entries(members).map(([member, text]): readonly [string, Text] => {
    const refused = Object.entries(fault.smallest).filter(([path]) => {
      const at = parameterPath(path);
      return at.name === name && at.member === member;
    });
    const narrower = refused.reduce(
      (left, [path, value]) => narrowText(left, fault.clause, value, fault.cure[path]),
      text,
    );
    return [member, narrower];
  });
  return { ...parameter, count: { ...count, max }, members: Object.fromEntries(narrowed) };
}

function isGone(contract: Contract, fault: TurnedDown, list: string, value: string): boolean {
  const parameter = parameterCalled(contract, list, 'list');
  return parameter !== undefined && parameter.values.length > 1 && isRefusedValue(parameter, fault, value);
}

/** Whether `value` alone is what the refused request has and its cure has not; a set of many may be refused as such. */
function isRefusedValue({ name, clause }: ListParameter, fault: TurnedDown, value: string): boolean {
  const holds = (parameters: Parameters) =>
    Object.entries(parameters).some(([path, it]) => parameterPath(path).name === name && it === value);
  const given = Object.keys(fault.smallest).filter((path) => parameterPath(path).name === name);
  return fault.clause === clause && given.length === 1 && holds(fault.smallest) && !holds(fault.cure);
}
