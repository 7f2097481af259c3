import { generateCases } from '../../generators/plan/cases.ts';
import { smokeRequests } from '../../generators/plan/smoke-requests.ts';
import { inapplicable } from '../contract/applicability.ts';
import type { CompanionCall, Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { fillExample } from '../contract/fill-example.ts';
import { fixtureNames } from '../contract/fixture-names.ts';
import { nearHint } from '../contract/near-names.ts';
import { brokenClauses, expectationOf } from '../oracle/expectation.ts';
import { givenIn, readParameter } from '../oracle/read-parameter.ts';

/** A target of which everything is known that the contract asks for. */
function imagined(contract: Contract): Facts {
  const named = fixtureNames(contract);
  const blocks = new Set(named.flatMap(({ name, isBlock }) => (isBlock ? [name] : [])));
  const found = contract.companions.fixtures.map(({ fixture }) => fixture);
  const fixtures = [...named.map(({ name }) => name), ...found];
  return {
    region: 'cn-hangzhou',
    regions: ['cn-hangzhou'],
    fixtures: Object.fromEntries(
      fixtures.map((name) => [name, blocks.has(name) ? '10.0.0.0/16' : `known-${name}`]),
    ),
    assumptions: [],
  };
}

/** What is wrong with a contract that is one by its shape, each in a sentence. */
export function contractFaults(contract: Contract): readonly string[] {
  const facts = imagined(contract);
  return [
    ...unknownParameters(contract),
    ...exampleFaults(contract, facts),
    ...valueFaults(contract, facts),
    ...companionFaults(contract),
    ...resultFaults(contract),
    ...sidelessClauses(contract, facts),
  ];
}

function unknownParameters({
  parameters,
  constraints = [],
  across,
  companions,
}: Contract): readonly string[] {
  const names = new Set(parameters.map(({ name }) => name));
  const unknown = (where: string, name: string) =>
    names.has(name) ? [] : [`${where} speaks of ${name}, and there is no such parameter.`];
  return [
    ...constraints.flatMap(({ clause, errors: _, kind: __, ...own }) =>
      Object.entries(own).flatMap(([key, it]) =>
        key === 'is' || typeof it === 'boolean' || it === null
          ? []
          : [it].flat().flatMap((name) => unknown(`The constraint ${clause}`, name)),
      ),
    ),
    ...across.flatMap(({ clause, each, by }) =>
      [each, by].flatMap((it) => unknown(`The constraint ${clause}`, it)),
    ),
    ...(companions.list?.fields ?? []).flatMap(({ parameter }) => unknown('lifecycle.list.shows', parameter)),
  ];
}

function exampleFaults(contract: Contract, facts: Facts): readonly string[] {
  return contract.baselines.flatMap((example, index): readonly string[] => {
    const pairs = Object.entries(example).map(([name, value]) => [name, fillExample(value, facts)] as const);
    const absent = pairs.flatMap(([name, value]) =>
      value === undefined ? [absentText(index, name, example[name] ?? '', facts)] : [],
    );
    const given = pairs.map(([name, value]) => [name, value ?? ''] as const);
    const strange = given.flatMap(([name]) => strangeName(contract, index, name));
    const expectation = expectationOf(contract, given, facts);
    const openPoints = expectation.openPoints.filter(
      (it) => strange.length === 0 || it !== contract.common.extraParameters,
    );
    return [
      ...absent,
      ...strange,
      ...brokenClauses(expectation).map(
        (clause) => `Example ${index + 1} is refused by the contract’s own clause ${clause}.`,
      ),
      ...openPoints.map(
        (point) =>
          `Example ${index + 1} touches the open point ${point}, so that nothing can be judged with it.`,
      ),
    ];
  });
}

/** A name in an example that no parameter has. */
function strangeName({ parameters }: Contract, index: number, name: string): readonly string[] {
  if (parameters.some((it) => name === it.name || name.startsWith(`${it.name}.`))) return [];
  const hint = nearHint(
    name,
    parameters.map((it) => it.name),
    '',
  );
  return [`Example ${index + 1} gives ${name}, and there is no such parameter. ${hint}`.trimEnd()];
}

function absentText(index: number, name: string, value: string, { fixtures }: Facts): string {
  const known = Object.keys(fixtures);
  const others = known.length === 0 ? 'There is none.' : `There is ${known.join(', ')}.`;
  return `Example ${index + 1}: ${name} is ${value}, and nothing names such a fixture. ${others}`;
}

/** Values that a constraint speaks of, or an absent parameter becomes, and that its own rules refuse. */
function valueFaults(contract: Contract, facts: Facts): readonly string[] {
  const refused = (name: string, value: string) =>
    contract.parameters
      .filter((it) => it.name === name)
      .flatMap((it) =>
        readParameter(it, givenIn([[name, value]]), facts).flatMap((found) =>
          found.kind === 'breaks' ? [found.clause] : [],
        ),
      );
  return [
    ...contract.parameters.flatMap((it) =>
      'default' in it && it.default !== undefined
        ? refused(it.name, it.default).map(
            (clause) =>
              `${it.name}: the default ${it.default} is refused by the contract’s own clause ${clause}.`,
          )
        : [],
    ),
    ...(contract.constraints ?? []).flatMap((it) =>
      'is' in it && it.is !== null
        ? it.is.flatMap((value) =>
            refused(it.when, value).map(
              (clause) =>
                `The constraint ${it.clause} speaks of ${it.when} ${value}, which ${clause} refuses.`,
            ),
          )
        : [],
    ),
  ];
}

function companionFaults({ companions: { list, detail, remove, fixtures } }: Contract): readonly string[] {
  const calls: readonly (readonly [string, CompanionCall | null, boolean])[] = [
    ['lifecycle.list', list, false],
    ['lifecycle.read', detail, true],
    ['lifecycle.remove', remove, true],
    ...fixtures.map((it) => [`The fixture ${it.fixture}`, it, false] as const),
  ];
  return calls.flatMap(([where, call, needsId]): readonly string[] => {
    if (call === null) return [];
    const values = Object.values(call.parameters);
    const strange = values
      .flatMap((it) => it.match(/\$\w+/g) ?? [])
      .filter((it) => it !== '$region' && it !== '$id');
    return [
      ...strange.map(
        (it) => `${where} cannot be called: ${it} stands for nothing there, only $region and $id do.`,
      ),
      ...(needsId && !values.some((it) => it.includes('$id'))
        ? [`${where} cannot be called: no parameter has $id, so it is told no resource.`]
        : []),
      ...(!needsId && values.some((it) => it.includes('$id'))
        ? [`${where} cannot be called: it has $id, and is asked before one is known.`]
        : []),
    ];
  });
}

function resultFaults({
  result,
  subject,
  companions: { list, remove },
  parameters,
}: Contract): readonly string[] {
  const names = new Set(parameters.map(({ name }) => name));
  return [
    ...(result.id === null && subject === undefined && (list !== null || remove !== null)
      ? ['There is a lifecycle and no result.id: nothing says what was created.']
      : []),
    ...(result.fields ?? []).flatMap(({ name, shows }) =>
      shows === undefined || names.has(shows)
        ? []
        : [`result.fields: ${name} shows ${shows}, and there is no such parameter.`],
    ),
  ];
}

/** Must and should clauses of which no request is made on one side of their line. */
function sidelessClauses(contract: Contract, facts: Facts): readonly string[] {
  const [example = {}] = contract.baselines;
  const base = Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, fillExample(value, facts) ?? '']),
  );
  const options = { contract, facts, base, profile: 'standard', seed: 1, cases: 1 } as const;
  const { combined, faults } = smokeRequests(options);
  const shown = [...generateCases(options), ...[...combined, ...faults].flatMap(({ parts }) => parts)];
  const silent = inapplicable(contract, facts);
  return contract.clauses.flatMap(({ id, level, method }) =>
    method.kind !== 'request' || level === 'open' || silent.has(id)
      ? []
      : method.sides
          .filter((side) => !shown.some((it) => it.clause === id && it.side === side))
          .map(
            (side) =>
              `${id} has no side: nothing can be made that has to be ${side === 'accept' ? 'accepted' : 'refused'} for it.`,
          ),
  );
}
