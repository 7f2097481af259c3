import { generateCases } from '../../generators/plan/cases.ts';
import { smokeRequests } from '../../generators/plan/smoke-requests.ts';
import { inapplicable } from '../contract/applicability.ts';
import type { CompanionCall, Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { fillExample } from '../contract/fill-example.ts';
import { fixtureNames } from '../contract/fixture-names.ts';
import { brokenClauses, expectationOf } from '../oracle/expectation.ts';

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
      value === undefined ? [`Example ${index + 1}: ${name} stands for a fixture that nothing names.`] : [],
    );
    const given = pairs.map(([name, value]) => [name, value ?? ''] as const);
    const expectation = expectationOf(contract, given, facts);
    const { openPoints } = expectation;
    return [
      ...absent,
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
