import type { Variation } from '../behaviour.ts';
import { type PolicyClause, policyClause } from '../clause-id.ts';
import { allOf, skipChecks } from '../variation/change.ts';
import { allHold, lacks, says } from '../variation/conditions.ts';
import { defect } from './defect.ts';

const isDryRun = says('DryRun', 'true');

/** The checks that a dry run can forget, with the clauses that find it. */
const checks: readonly PolicyClause[] = [
  'SecurityPolicyName.required',
  'SecurityPolicyName.length',
  'SecurityPolicyName.first',
  'SecurityPolicyName.charset',
  'TLSVersions.enum',
  'Ciphers.required',
  'Ciphers.supported',
  'ClientToken.length',
  'ClientToken.ascii',
];

/** Rules that are not checked on a dry run. */
export const dryRunCheckDefects: readonly Variation[] = [
  ...checks.map((clause) =>
    defect(
      `sp-dry-run-skips/${clause.toLowerCase().replaceAll('.', '-')}`,
      `does not check ${clause} on a dry run`,
      [policyClause('DryRun.fail'), policyClause(clause)],
      skipChecks('policy', clause, isDryRun),
    ),
  ),
  defect(
    'sp-dry-run-skips/tlsversions-required',
    'does not ask for TLSVersions on a dry run',
    [policyClause('DryRun.fail'), policyClause('TLSVersions.required')],
    allOf(
      skipChecks('policy', 'TLSVersions.required', isDryRun),
      skipChecks('policy', 'Ciphers.supported', allHold(isDryRun, lacks('TLSVersions'))),
    ),
  ),
  defect(
    'sp-dry-run-skips/ciphers',
    'does not look at ciphers on a dry run',
    [policyClause('DryRun.fail'), policyClause('Ciphers.known'), policyClause('Ciphers.supported')],
    allOf(
      skipChecks('policy', 'Ciphers.known', isDryRun),
      skipChecks('policy', 'Ciphers.supported', isDryRun),
    ),
  ),
];
