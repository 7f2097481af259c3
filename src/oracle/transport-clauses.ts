import { readFormat } from '../client/read-request.ts';
import type { Contract } from '../contract/contract.ts';
import { parameterCalled, parametersOfShape } from '../contract/of-shape.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import type { Parameters } from '../contract/test-case.ts';
import type { Observation } from './observation.ts';

/**
 * The clauses about the ways in which these requests were carried and spelled, other than by POST with a query for JSON
 * and in the documented names.
 */
export function transportClauses(
  contract: Contract,
  observations: readonly Observation[],
): readonly string[] {
  const { transportGet, transportPost, formatXml } = contract.common;
  return observations.flatMap(({ values, exchange: { request } }) => [
    ...aliasClauses(contract, values),
    ...(request.method === 'GET' ? [transportGet] : []),
    ...(request.body !== '' ? [transportPost] : []),
    ...(readFormat(request) === 'XML' ? [formatXml] : []),
  ]);
}

/**
 * The clause that an invalid request which was accepted is about: `clause`, unless that is about a way to carry or spell
 * requests that this one, as small as it could be made, does without.
 */
export function clauseWithoutCarriage(contract: Contract, clause: string, smallest: Observation): string {
  const { transportGet, transportPost, formatXml } = contract.common;
  if (![transportGet, transportPost, formatXml].includes(clause)) return clause;
  const own = transportClauses(contract, [smallest]);
  if (own.includes(clause)) return clause;
  return own[0] ?? smallest.expectation.breaches[0]?.clause ?? clause;
}

/** `parameters` with other spellings of members replaced by the documented ones. */
export function inDocumentedSpelling(contract: Contract, parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([path, value]) => {
      const { name, index, member } = parameterPath(path);
      const names = parameterCalled(contract, name, 'group')?.alias.names ?? {};
      const documented = Object.entries(names).find(([, spelling]) => spelling === member)?.[0];
      return [documented === undefined ? path : `${name}.${index}.${documented}`, value];
    }),
  );
}

function aliasClauses(contract: Contract, values: Parameters): readonly string[] {
  return parametersOfShape(contract, 'group').flatMap((group) => {
    const spellings = Object.values(group.alias.names);
    const isAliased = Object.keys(values)
      .map(parameterPath)
      .some(({ name, member }) => name === group.name && member !== null && spellings.includes(member));
    return isAliased ? [group.alias.clause] : [];
  });
}
