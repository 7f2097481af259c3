import { readFormat } from '../client/read-request.ts';
import type { Contract } from '../contract/contract.ts';
import type { Observation } from './observation.ts';

/** The clauses about the ways in which these requests were carried, other than by POST with a query for JSON. */
export function transportClauses(
  { common }: Contract,
  observations: readonly Observation[],
): readonly string[] {
  return observations.flatMap(({ exchange: { request } }) => [
    ...(request.method === 'GET' ? [common.transportGet] : []),
    ...(request.body !== '' ? [common.transportPost] : []),
    ...(readFormat(request) === 'XML' ? [common.formatXml] : []),
  ]);
}
