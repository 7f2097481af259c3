import type { Contract, ListParameter } from '../src/contract/contract.ts';
import type { Change, Probe } from './probe.ts';
import { numbered, serving, supportedBy } from './support.ts';
import { versionSetProbes } from './support-probes.ts';

/** Probes of a closed list: every value is accepted, others are not, wherever they stand. */
export function listProbes(contract: Contract, parameter: ListParameter): readonly Probe[] {
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
    return [...versionSetProbes(rule, parameter.clause), ...refused(parameter, request)];
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

function plainAccepted(parameter: ListParameter): readonly Probe[] {
  return parameter.values.map((value) => accept(parameter, value, numbered(parameter.name, [value]), 'edge'));
}

function refused(
  parameter: ListParameter,
  request: (values: readonly string[]) => Change,
  neighbours: readonly string[] = parameter.values,
): readonly Probe[] {
  const strangers = strangersTo(parameter);
  const first = strangers[0] ?? 'unheard-of';
  const many = [...parameter.values];
  const refuse = (
    label: string,
    values: readonly string[],
    sound: readonly string[],
    tier: Probe['tier'],
  ): Probe => ({
    clause: parameter.clause,
    side: 'refuse',
    label,
    tier,
    change: request(values),
    twin: request(sound),
  });
  return [
    ...strangers.map((value, index) =>
      refuse(
        `${value} after a listed value`,
        [...neighbours, value],
        neighbours,
        index < 3 ? 'edge' : 'sweep',
      ),
    ),
    refuse(`${first} before a listed value`, [first, ...neighbours], neighbours, 'edge'),
    refuse(`${first} alone`, [first], neighbours, 'edge'),
    refuse('the empty string alone', [''], neighbours, 'sweep'),
    refuse(`${first} in the middle`, [many[0] ?? '', first, ...many.slice(1)], many, 'sweep'),
    refuse(`${first} after every listed value`, [...many, first], many, 'edge'),
  ];
}

/** Values that no edition lists: those that the contract names, and listed ones with a small change. */
function strangersTo(parameter: ListParameter): readonly string[] {
  const known = [...parameter.values, ...parameter.openValues].map((value) => value.toLowerCase());
  const last = parameter.values.at(-1) ?? '';
  const first = parameter.values[0] ?? '';
  const otherDigit = last.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 4) % 10));
  const candidates = [
    ...parameter.strangers,
    otherDigit,
    `${first}0`,
    first.slice(0, -1),
    `X${first}`,
    `${last}_`,
  ];
  return candidates.filter((value) => value !== '' && !known.includes(value.toLowerCase()));
}

function accept(parameter: ListParameter, label: string, change: Change, tier: Probe['tier']): Probe {
  return { clause: parameter.clause, side: 'accept', label, tier, change };
}
