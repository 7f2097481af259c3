import type { Alphabet } from '../../src/contract/alphabet.ts';
import type {
  Contract,
  GroupParameter,
  ListParameter,
  Parameter,
  SupportRule,
  Text,
  ValueParameter,
} from '../../src/contract/contract.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import type { Parameters } from '../../src/contract/test-case.ts';
import { textLength } from '../../src/contract/text-length.ts';
import { shortest } from '../texts/text.ts';
import { longest } from '../texts/text-parts.ts';

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
  const parameters = contract.parameters.filter((it) => !faults.some((fault) => isGivenUp(it, fault)));
  return parameters.length === contract.parameters.length ? contract : { ...contract, parameters };
}

function isGivenUp({ name, presence, shape }: Parameter, { smallest, cure }: TurnedDown): boolean {
  const isIn = (parameters: Parameters) =>
    Object.keys(parameters).some((path) => parameterPath(path).name === name);
  return shape !== 'token' && !presence.required && isIn(smallest) && !isIn(cure);
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

/** A choice without the value that is turned down; of other kinds nothing is known to be narrower. */
function narrowValue(parameter: ValueParameter, { smallest, cure }: TurnedDown): ValueParameter {
  const { name, value } = parameter;
  const refused = smallest[name];
  if (value.kind !== 'choice' || refused === undefined || refused === cure[name]) return parameter;
  const values = value.values.filter((it) => it !== refused);
  return values.length === 0 ? parameter : { ...parameter, value: { ...value, values } };
}

function narrow(parameter: Parameter, fault: TurnedDown): Parameter {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (narrows[parameter.shape] as Narrow<Parameter>)(parameter, fault);
}

function narrowText(
  text: Text,
  clause: string,
  refused: string | undefined,
  accepted: string | undefined,
): Text {
  const rule = text.rules.find((it) => it.clause === clause);
  if (rule === undefined || refused === undefined) return text;
  const [first] = refused;
  if (rule.kind === 'first' && first !== undefined)
    return replaced(text, rule, { ...rule, accepts: without(rule.accepts, first) });
  if (rule.kind === 'length') {
    const length = textLength(refused, rule.unit);
    const isLong = length > textLength(accepted ?? '', rule.unit);
    const narrower = isLong
      ? { max: Math.min(rule.max, length - 1) }
      : { min: Math.max(rule.min, length + 1) };
    return replaced(text, rule, { ...rule, ...narrower });
  }
  if (rule.kind !== 'charset') return text;
  const strange = [...refused].filter((character) => !(accepted ?? '').includes(character));
  const plain = strange.reduce(
    (alphabets, character) =>
      /[a-z]/i.test(character) ? withoutLetter(alphabets, character) : without(alphabets, character),
    text.plain,
  );
  return plain.length === 0 ? text : { ...text, plain };
}

function replaced(text: Text, rule: Text['rules'][number], by: Text['rules'][number]): Text {
  const narrower = { ...text, rules: text.rules.map((it) => (it === rule ? by : it)) };
  const isEmpty = (by.kind === 'first' && by.accepts.length === 0) || shortest(narrower) > longest(narrower);
  return isEmpty ? text : narrower;
}

/** The alphabets without the range that holds `character`. */
function without(alphabets: readonly Alphabet[], character: string): readonly Alphabet[] {
  const codePoint = character.codePointAt(0) ?? 0;
  return alphabets.flatMap((alphabet) => {
    const ranges = alphabet.ranges.filter(([from, to]) => codePoint < from || codePoint > to);
    return ranges.length === 0
      ? []
      : [ranges.length === alphabet.ranges.length ? alphabet : { ...alphabet, ranges }];
  });
}

/** The alphabets without one letter: the others are as likely accepted as before. */
function withoutLetter(alphabets: readonly Alphabet[], letter: string): readonly Alphabet[] {
  const codePoint = letter.codePointAt(0) ?? 0;
  return alphabets.map((alphabet) => ({
    ...alphabet,
    ranges: alphabet.ranges.flatMap(([from, to]): Alphabet['ranges'] => {
      if (codePoint < from || codePoint > to) return [[from, to]];
      const parts: Alphabet['ranges'] = [
        [from, codePoint - 1],
        [codePoint + 1, to],
      ];
      return parts.filter(([first, last]) => first <= last);
    }),
  }));
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

function isGone({ parameters }: Contract, fault: TurnedDown, list: string, value: string): boolean {
  const parameter = parameters.find(({ name }) => name === list);
  return (
    parameter?.shape === 'list' && parameter.values.length > 1 && isRefusedValue(parameter, fault, value)
  );
}

/** Whether `value` alone is what the refused request has and its cure has not; a set of many may be refused as such. */
function isRefusedValue({ name, clause }: ListParameter, fault: TurnedDown, value: string): boolean {
  const holds = (parameters: Parameters) =>
    Object.entries(parameters).some(([path, it]) => parameterPath(path).name === name && it === value);
  const given = Object.keys(fault.smallest).filter((path) => parameterPath(path).name === name);
  return fault.clause === clause && given.length === 1 && holds(fault.smallest) && !holds(fault.cure);
}
