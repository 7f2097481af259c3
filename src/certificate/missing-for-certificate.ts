import { applyExceptions, isStale } from '../exceptions/apply-exceptions.ts';
import { dayOf } from '../results/day-of.ts';
import type { ClauseResult } from '../results/summary.ts';
import type { Verification } from '../results/verify-record.ts';

/** Profiles that are thorough enough. */
const thorough: readonly string[] = ['standard', 'exhaustive'];

/** What is missing for a certificate of a recorded run, a sentence each; empty when nothing is. */
export function missingForCertificate(verification: Verification): readonly string[] {
  const { header, results, complete, changedClaims, changedOutcomes, changedContracts } = verification;
  const { profile, target, chosen, exceptions, startedAt, shard } = header;
  const must = results.filter(({ level }) => level === 'must');
  const sentences = (outcome: ClauseResult['outcome'], what: string) =>
    must.filter((it) => it.outcome === outcome).map(({ id, reason }) => `${id} ${what}: ${reason}`);
  const stale = applyExceptions(results, exceptions ?? [], dayOf({ startedAt })).exceptions.filter(isStale);
  return [
    ...(target.embedded
      ? ['The run was against the embedded reference endpoint, and not against a target.']
      : []),
    ...(complete ? [] : ['The run was broken off.']),
    ...(shard === undefined
      ? []
      : [`The run was part ${shard.index} of ${shard.count}; merge the parts first.`]),
    ...(thorough.includes(profile)
      ? []
      : [`The run was of profile ${profile}; a certificate needs standard or exhaustive.`]),
    ...(chosen === null ? [] : ['The run was about chosen clauses only; a certificate needs all.']),
    ...(changedContracts.length === 0
      ? []
      : [`The contracts of ${changedContracts.join(' and ')} have changed since the run.`]),
    ...(changedClaims.length + changedOutcomes.length === 0
      ? []
      : ['Judged again, the record comes to something else.']),
    ...sentences('violates', 'is violated'),
    ...sentences('inconclusive', 'could not be judged'),
    ...sentences('not-run', 'was not run'),
    ...new Set(
      must.flatMap(({ operation, reducedBy }) => (reducedBy ? [`${operation}: ${reducedBy}.`] : [])),
    ),
    ...stale.map(
      ({ clause, standing }) => `The exception of ${clause} must not stay as it is (${standing}).`,
    ),
  ];
}
