import type { Contract, ListParameter } from '../../src/contract/contract.ts';
import { patternChoices } from '../catalogue/catalogue.ts';
import type { CaseDraft, Change } from './case-draft.ts';
import { numbered, serving, supportedBy } from './support.ts';
import { versionSetDrafts } from './support-drafts.ts';

/** Drafts of a closed list: every value is accepted, others are not, wherever they stand. */
export function listDrafts(contract: Contract, parameter: ListParameter): readonly CaseDraft[] {
  const rule = contract.across.find(({ each, by }) => each === parameter.name || by === parameter.name);
  if (rule === undefined)
    return [...plainAccepted(parameter), ...refused(parameter, (values) => numbered(parameter.name, values))];
  const versions = Object.keys(rule.table);
  const all = supportedBy(rule, versions);
  if (parameter.name === rule.by) {
    const request = (values: readonly string[]): Change => ({
      ...numbered(rule.by, values),
      ...numbered(
        rule.each,
        serving(
          rule,
          values.filter((value) => versions.includes(value)),
          all.slice(0, 1),
        ),
      ),
    });
    // Beside one listed value, for many may be refused for their number.
    const few = parameter.values.slice(0, 1);
    return [...versionSetDrafts(rule, parameter.clause), ...refused(parameter, request, few)];
  }
  const request = (values: readonly string[]): Change => ({
    ...numbered(rule.by, versions),
    ...numbered(rule.each, values),
  });
  return [
    accept(parameter, 'every listed value at once', request(all), 'edge'),
    accept(parameter, 'every listed value at once, last first', request([...all].reverse()), 'sweep'),
    ...refused(parameter, request, serving(rule, versions, [])),
  ];
}

function plainAccepted(parameter: ListParameter): readonly CaseDraft[] {
  return parameter.values.map((value) => accept(parameter, value, numbered(parameter.name, [value]), 'edge'));
}

function refused(
  parameter: ListParameter,
  request: (values: readonly string[]) => Change,
  neighbours: readonly string[] = parameter.values,
): readonly CaseDraft[] {
  const many = [...parameter.values];
  const around: readonly [(value: string) => Placed, ...((value: string) => Placed)[]] = [
    (value) => [`${value} after a listed value`, [...neighbours, value], neighbours],
    (value) => [`${value} before a listed value`, [value, ...neighbours], neighbours],
    (value) => [`${value} in the middle`, [many[0] ?? '', value, ...many.slice(1)], many],
    (value) => [`${value} after every listed value`, [...many, value], many],
    // Whatever else is refused of a list without a known value hides that this one is taken.
    (value) => [`${value} alone`, [value], neighbours],
  ];
  const refuse = ([label, values, valid]: Placed, tier: CaseDraft['tier']): CaseDraft => ({
    clause: parameter.clause,
    side: 'refuse',
    label,
    tier,
    change: request(values),
    twin: request(valid),
  });
  const { edge, sweep } = invalidValuesOf(parameter);
  const inTurn = (value: string, index: number) => (around[index % around.length] ?? around[0])(value);
  return [
    // Each invalid value once, each in another place; then the first of them in every place.
    ...edge.map((value, index) => refuse((around[index % (around.length - 1)] ?? around[0])(value), 'edge')),
    refuse(['the empty string alone', [''], neighbours], 'edge'),
    ...edge.slice(0, 1).flatMap((value) => around.slice(1).map((place) => refuse(place(value), 'sweep'))),
    ...sweep.map((value, index) => refuse(inTurn(value, index), 'sweep')),
  ];
}

/** A label, the values with an invalid value among them, and those without it. */
type Placed = readonly [label: string, values: readonly string[], sound: readonly string[]];

/** Values that no edition lists: those that the contract names, and listed ones with a small change. */
function invalidValuesOf(parameter: ListParameter): {
  readonly edge: readonly string[];
  readonly sweep: readonly string[];
} {
  const known = [...parameter.values, ...parameter.openValues].map((value) => value.toLowerCase());
  const last = parameter.values.at(-1) ?? '';
  const first = parameter.values[0] ?? '';
  const otherDigit = last.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 4) % 10));
  const unlisted = (values: readonly string[]) =>
    [...new Set(values)].filter((value) => value !== '' && !known.includes(value.toLowerCase()));
  // What a program takes that levels signs, or whose pattern has a sign that is not escaped.
  const [otherSign = '', ...otherSigns] = unlisted([
    withSignsExchanged(last),
    first.replaceAll(/[^A-Za-z0-9]/g, 'x'),
  ]);
  const edge = unlisted([...parameter.invalidValues, otherSign]);
  const near = [otherDigit, `X${first}`, `${last}_`];
  // Of the last value and the first in turn, one of each mistake before the second of any.
  const lists = patternChoices.map(({ values }, index) =>
    index % 2 === 0 ? values(last, first) : values(first, last),
  );
  const taken = [0, 1, 2, 3].flatMap((at) => lists.flatMap((list) => list[at] ?? []));
  const sweep = unlisted([...otherSigns, ...near, ...taken]);
  return { edge, sweep: sweep.filter((value) => !edge.includes(value)).slice(0, mostNear) };
}

/** Values near a listed one that are worth a request. */
const mostNear = 13;

function withSignsExchanged(value: string): string {
  return value.replaceAll(/[-_]/g, (sign) => (sign === '-' ? '_' : '-'));
}

function accept(parameter: ListParameter, label: string, change: Change, tier: CaseDraft['tier']): CaseDraft {
  return { clause: parameter.clause, side: 'accept', label, tier, change };
}
