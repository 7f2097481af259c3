import type { Clause } from '../contract/clause.ts';
import type { Constraint, Contract, Parameter, SupportRule } from '../contract/contract.ts';
import type { Protocol } from '../contract/protocol.ts';
import type { Authored } from './authored.ts';
import { baselineFault } from './baseline-fault.ts';
import { acceptedOnly, clausesOf, everyAnswer, sequence } from './clause-builder.ts';
import {
  actingTokenClauses,
  clientToken,
  commonClauses,
  commonIds,
  commonOpenDrafts,
  idempotence,
  oddTexts,
  tokenClauses,
} from './common.ts';
import { createDrafting, type Drafting, documented } from './drafting.ts';
import { expandConstraint } from './expand-constraint.ts';
import { expandLifecycle } from './expand-lifecycle.ts';
import { expandParameter } from './expand-parameter.ts';
import { expandSubject, ownRemoval, unactedClauses } from './expand-subject.ts';
import { openProbesOf } from './open-probes.ts';

/** The contract that `authored` stands for: the list of clauses comes out of its rules and blocks. */
export function expand(authored: Authored, protocol: Protocol): Contract {
  const {
    operation,
    product,
    title,
    version,
    edition,
    document = `${title} API reference, ${operation}`,
    url,
  } = authored;
  const build = clausesOf({ operation, document, edition, url });
  const drafting = createDrafting(build);
  const id = (rule: string) => `${operation}.${rule}`;
  const supported = new Set(
    (authored.constraints ?? []).flatMap((it) => (it.kind === 'supports' ? [it.each, it.by] : [])),
  );
  const parameters = [
    ...Object.entries(authored.parameters).flatMap(([name, written]) =>
      expandParameter(drafting, name, written, supported.has(name)),
    ),
    ...dryRunOf(drafting, authored, build),
    ...tokenOf(drafting, authored, build),
  ];
  const rules = (authored.constraints ?? []).map((it) => expandConstraint(drafting, it));
  const subject = expandSubject(drafting, authored);
  const lifecycle = expandLifecycle(drafting, authored, authored.lifecycle ?? {}, authored.fixtures ?? []);
  const companions = { ...lifecycle, remove: lifecycle.remove ?? ownRemoval(authored) };
  const result = resultOf(authored, drafting);
  const quota = quotaOf(authored, drafting);
  const common = commonIds(operation);
  const isListed = companions.list !== null;
  const absent =
    subject === undefined
      ? absentClauses(common, result.id === null, !isListed)
      : unactedClauses(common, subject, { isListed, isShown: isListed || companions.detail !== null });
  const judged = commonClauses(build, result.id ?? '', authored.effect).filter(
    ({ id }) => !absent.includes(id),
  );
  for (const clause of judged) drafting.add(clause);
  const further = (authored.open ?? []).map(({ id: point, says, place, label, change }) => {
    drafting.add(build.open(point, place ?? 'Request parameters', says));
    return { point: id(point), label, change };
  });
  const { constraints, across } = parted(rules);
  const { idempotency, dryRun } = authored;
  return {
    operation,
    ...(authored.action !== undefined && { action: authored.action }),
    product,
    productTitle: title,
    version,
    edition,
    protocol,
    parameters,
    across,
    ...(constraints.length > 0 && { constraints }),
    baselines: authored.examples,
    baselineFault: authored.refused ?? baselineFault(authored, parameters),
    result,
    ...(subject !== undefined && { subject }),
    quota,
    idempotence: idempotency === undefined ? null : tokenRules(operation, idempotency, dryRun !== undefined),
    common,
    companions,
    openCases: [...commonOpenDrafts(operation), ...parameters.flatMap(openProbesOf), ...further],
    oddTexts,
    clauses: drafting.clauses(),
  };
}

type Build = ReturnType<typeof clausesOf>;

function dryRunOf(
  drafting: Drafting,
  { operation, dryRun, quota, lifecycle, effect = 'creates' }: Authored,
  { must, should, open }: Build,
): readonly Parameter[] {
  if (dryRun === undefined) return [];
  const { parameter: name = 'DryRun', code = 'DryRunOperation', status = 400 } = dryRun;
  const id = (rule: string) => `${operation}.DryRun.${rule}`;
  const row = `Request parameters, ${name}`;
  const stated: readonly Clause[] = [
    must('DryRun.pass', row, `A valid request with ${name}=true gets the error code ${code}.`, acceptedOnly),
    should('DryRun.pass.status', row, `A passed ${name} has HTTP status ${status}.`, everyAnswer('accept')),
    must('DryRun.fail', row, `An invalid request with ${name}=true is refused as without it.`, {
      kind: 'request',
      sides: ['refuse'],
    }),
    ...(lifecycle?.list === undefined && (effect !== 'deletes' || lifecycle?.read === undefined)
      ? []
      : [must('DryRun.effect', row, `${name} ${effect} nothing.`, sequence)]),
    ...(quota === undefined
      ? []
      : [must('DryRun.quota', row, `With the quota full ${name} gets the quota error.`, sequence)]),
    must('DryRun.false', row, `${name}=false is the same as no ${name}.`, acceptedOnly),
    open('DryRun.values', row, `${name} values other than true and false.`),
  ];
  for (const clause of stated) drafting.add(clause);
  return [
    {
      shape: 'dry-run',
      name,
      presence: { required: false, errors: [] },
      code,
      status,
      clauses: {
        pass: id('pass'),
        status: id('pass.status'),
        fail: id('fail'),
        effect: id('effect'),
        quota: id('quota'),
        off: id('false'),
      },
      open: id('values'),
    },
  ];
}

function tokenOf(
  drafting: Drafting,
  { operation, idempotency, dryRun, subject }: Authored,
  build: Build,
): readonly Parameter[] {
  if (idempotency === undefined) return [];
  const { parameter = 'ClientToken', length = 64 } = idempotency;
  const row = `Request parameters, ${parameter}`;
  const clausesFor = subject === undefined ? tokenClauses : actingTokenClauses;
  for (const clause of clausesFor(build, row, length)) drafting.add(clause);
  if (dryRun !== undefined)
    drafting.add(build.open('ClientToken.afterDryRun', row, 'Whether a DryRun uses up its token.'));
  return [clientToken(operation, parameter, length)];
}

function tokenRules(
  operation: string,
  written: NonNullable<Authored['idempotency']>,
  dryRun: boolean,
): Contract['idempotence'] {
  const usual = idempotence(
    operation,
    dryRun,
    written.processing ?? ['IdempotentProcessing', 'IdempotenceProcessing'],
  );
  return {
    ...usual,
    parameter: written.parameter ?? 'ClientToken',
    mismatch: [...usual.mismatch, ...(written.mismatch ?? [])],
  };
}

function resultOf({ result = {}, effect }: Authored, drafting: Drafting): Contract['result'] {
  const { id = null, fields = [] } = result;
  const named = fields.map((it) => (typeof it === 'string' ? { name: it } : it));
  return {
    id: effect === undefined || effect === 'creates' ? id : null,
    ...(named.length > 0 && {
      fields: named.map((it) => ({
        ...it,
        clause: drafting.rule(
          'Result',
          it.name.replaceAll('.', '_'),
          'shows' in it ? `${it.name} is what the request gave as ${it.shows}.` : `${it.name} is not empty.`,
          { place: `Response parameters, ${it.name}` },
          everyAnswer('accept'),
        ).clause,
      })),
    }),
  };
}

function quotaOf({ quota }: Authored, drafting: Drafting): Contract['quota'] {
  if (quota === undefined) return null;
  const notes = { ...(quota.errors && { errors: quota.errors }), place: quota.place ?? 'Limits' };
  const number = quota.limit === null ? 'With the quota full' : `With ${quota.limit} resources`;
  return {
    limit: quota.limit,
    errors: documented(quota.errors ?? []),
    clauses: {
      limit: drafting.rule('Quota', 'limit', `${number} a further request is refused.`, notes, sequence)
        .clause,
      scope:
        quota.perRegion === true
          ? drafting.rule('Quota', 'scope', 'The limit is that of one region.', notes, sequence).clause
          : null,
      message: null,
    },
  };
}

/** Clauses that speak of what the operation does not have. */
function absentClauses(
  common: Contract['common'],
  isIdless: boolean,
  isUnlisted: boolean,
): readonly string[] {
  const { resultId, resultPrefix, resultReadback, resultOrder, resultRepeated, refusalEffect } = common;
  return [
    ...(isIdless ? [resultId, resultPrefix] : []),
    ...(isIdless || isUnlisted ? [resultReadback, resultOrder, resultRepeated, refusalEffect] : []),
  ];
}

function parted(rules: readonly (Constraint | SupportRule)[]) {
  return {
    across: rules.flatMap((it) => (it.kind === 'support' ? [it] : [])),
    constraints: rules.flatMap((it) => (it.kind === 'support' ? [] : [it])),
  };
}
