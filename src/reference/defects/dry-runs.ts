import type { DryRunRules, Variation } from '../behaviour.ts';
import { type PolicyClause, policyClause } from '../clause-id.ts';
import {
  type Change,
  changeAnswers,
  changeChecks,
  changeError,
  changePolicy,
  skipChecks,
} from '../variation/change.ts';
import { says } from '../variation/conditions.ts';
import { defect, slight } from './defect.ts';

const clauses = (...names: readonly PolicyClause[]): ReturnType<typeof policyClause>[] =>
  names.map(policyClause);

function changeDryRun(change: Partial<DryRunRules>): Change {
  return (behaviour) => ({ ...behaviour, dryRun: { ...behaviour.dryRun, ...change } });
}

/** Changes whether a request counts as a dry run. */
function applyDryRun(isDryRun: (asked: boolean, value: string | undefined) => boolean): Change {
  return changePolicy(() => ({
    apply: (request, { call }) => ({
      ...request,
      dryRun: isDryRun(request.dryRun, call.parameters.find(({ name }) => name === 'DryRun')?.value),
    }),
  }));
}

const countDryRuns = changePolicy(({ quota }) => ({
  quota: {
    ...quota,
    used: (region, context) => quota.used(region, context) + context.state.tally('policy', region).dryRuns,
  },
}));

/** What a dry run can do wrong. */
export const dryRunDefects: readonly Variation[] = [
  defect(
    'sp-dry-run/creates',
    'creates a policy on a dry run',
    clauses('DryRun.effect'),
    changeDryRun({ creates: true }),
  ),
  defect(
    'sp-dry-run/ignored',
    'takes no notice of DryRun',
    clauses('DryRun.pass', 'DryRun.effect', 'DryRun.quota'),
    applyDryRun(() => false),
  ),
  defect(
    'sp-dry-run/success',
    'answers a dry run that passes with success',
    clauses('DryRun.pass'),
    changeDryRun({ pass: 'success' }),
  ),
  defect(
    'sp-dry-run/success-and-created',
    'answers a dry run with success and creates the policy',
    clauses('DryRun.pass', 'DryRun.effect'),
    changeDryRun({ pass: 'success', creates: true }),
  ),
  slight(
    'sp-dry-run/status-200',
    'answers DryRunOperation with status 200',
    clauses('DryRun.pass.status'),
    changeError('dryRunPassed', { status: 200 }),
  ),
  defect(
    'sp-dry-run/wrong-code',
    'answers a dry run that passes with another code',
    clauses('DryRun.pass'),
    changeError('dryRunPassed', { code: 'DryRunPassed' }),
  ),
  defect(
    'sp-dry-run/code-with-suffix',
    'answers a dry run that passes with DryRunOperation.Passed',
    clauses('DryRun.pass'),
    changeError('dryRunPassed', { code: 'DryRunOperation.Passed' }),
  ),
  slight(
    'sp-dry-run/status-403',
    'answers DryRunOperation with status 403',
    clauses('DryRun.pass.status'),
    changeError('dryRunPassed', { status: 403 }),
  ),
  slight(
    'sp-dry-run/status-412',
    'answers DryRunOperation with status 412',
    clauses('DryRun.pass.status'),
    changeError('dryRunPassed', { status: 412 }),
  ),
  defect(
    'sp-dry-run/unchecked',
    'passes every dry run',
    clauses('DryRun.fail'),
    changeDryRun({ makesChecks: false }),
  ),
  defect(
    'sp-dry-run/quota-unchecked',
    'passes a dry run although the quota is full',
    clauses('DryRun.quota'),
    changeDryRun({ checksQuota: false }),
  ),
  defect(
    'sp-dry-run/counted',
    'counts dry runs against the quota',
    clauses('DryRun.effect', 'Quota.error'),
    countDryRuns,
  ),
  defect(
    'sp-dry-run/passed-with-any-refusal',
    'answers DryRunOperation to a dry run that it refuses',
    clauses('DryRun.fail', 'DryRun.quota'),
    changeAnswers('policy', (answer, context) =>
      says('DryRun', 'true')(context) && answer.root === 'Error' && answer.fields.Code !== 'DryRunOperation'
        ? { ...answer, fields: { ...answer.fields, Code: 'DryRunOperation' } }
        : answer,
    ),
  ),
  defect(
    'sp-dry-run-false/like-true',
    'takes DryRun=false for a dry run',
    clauses('DryRun.false'),
    applyDryRun((asked, value) => asked || value === 'false'),
  ),
  defect(
    'sp-dry-run-false/refused',
    'refuses DryRun=false',
    clauses('DryRun.false'),
    changeChecks('policy', 'open.dry-run-values', (check) => ({
      ...check,
      isBroken: (subject, request, context) =>
        subject.value === 'false' || check.isBroken(subject, request, context),
    })),
  ),
  defect(
    'sp-dry-run-false/unchecked',
    'takes names of any length with DryRun=false',
    clauses('DryRun.false', 'SecurityPolicyName.length'),
    skipChecks('policy', 'SecurityPolicyName.length', says('DryRun', 'false')),
  ),
  defect(
    'sp-dry-run/like-false-with-token',
    'creates the policy on a dry run that has a token',
    clauses('DryRun.pass', 'DryRun.effect'),
    changePolicy(() => ({
      apply: (request) => ({ ...request, dryRun: request.dryRun && request.token === undefined }),
    })),
  ),
];
