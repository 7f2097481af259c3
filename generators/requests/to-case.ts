import type { Contract } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import { shownFields } from '../../src/contract/shown-fields.ts';
import type { Parameters, PlannedRequest, TestCase } from '../../src/contract/test-case.ts';
import { tokenName } from '../../src/contract/token-name.ts';
import { resolve } from '../constraints/resolve.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import { individual } from '../texts/individual-texts.ts';
import { withIndividualValues } from '../values/individual-values.ts';
import { type CaseDraft, type Change, fresh, rootsOf } from './case-draft.ts';

const nothing: Change = {};

/** The case of a draft, with its requests spelled out. */
export function toCase(options: CaseOptions, draft: CaseDraft): TestCase {
  const { contract } = options;
  return {
    id: caseId(draft),
    operation: contract.operation,
    clause: draft.clause,
    side: draft.side,
    label: draft.label,
    request: plannedRequest(options, draft, draft.change, true),
    twin:
      draft.answered || (draft.side === 'accept' && draft.twin === undefined)
        ? null
        : plannedRequest(options, draft, draft.twin ?? nothing, false),
    ...(draft.valid && { valid: plannedRequest(options, draft, draft.valid, false) }),
    control: draft.control === undefined ? null : plannedRequest(options, draft, draft.control, false),
    answered: draft.answered ?? false,
  };
}

/** The baseline with `change`; the draft's own way of delivery is for its own request only. */
function plannedRequest(
  options: CaseOptions,
  draft: CaseDraft,
  change: Change,
  own: boolean,
): PlannedRequest {
  const { transport: usual } = options;
  const special = own ? (draft.transport ?? {}) : {};
  const hasBody = special.place === 'body' || special.place === 'split';
  const parameters = (draft.tokenless ? tokenlessParameters : ordinaryParameters)(options)(change);
  return {
    parameters: inAgreement(options, parameters, change),
    method: special.method ?? (hasBody ? 'POST' : (usual?.method ?? 'POST')),
    place: special.place ?? (special.method === 'GET' ? 'query' : (usual?.place ?? 'query')),
    format: special.format ?? usual?.format ?? 'JSON',
    rpcSignature: usual?.rpcSignature === true || special.signature === 'v1' || special.format === 'XML',
    omit: own ? (draft.omit ?? []) : [],
    again: own ? (draft.again ?? []) : [],
    raw: own ? (draft.raw ?? '') : '',
  };
}

/** The request with its constraints kept, as far as what `change` is about leaves room for it. */
function inAgreement(
  { contract, facts, base }: CaseOptions,
  parameters: Parameters,
  change: Change,
): Parameters {
  if ((contract.constraints ?? []).length === 0) return parameters;
  return resolve(parameters, { contract, facts, base, pinned: rootsOf(change) });
}

// Once a change: most requests of a fault, its twins and its controls give the same, in another way or beside others.
const ordinaryParameters = oncePer((options: CaseOptions) =>
  oncePer((change: Change) => parametersWith(options, change, options.tokenless ?? false)),
);
const tokenlessParameters = oncePer((options: CaseOptions) =>
  oncePer((change: Change) => parametersWith(options, change, true)),
);

function parametersWith(
  { contract, facts, base, tokenless }: CaseOptions,
  change: Change,
  bare: boolean,
): Parameters {
  const token = tokenName(contract);
  // Without a token only a text of its own tells what the request created, should its answer be lost.
  const needsText = !tokenless && (bare || token === '' || change[token] === '');
  const parameters: Record<string, string> = {};
  const give = (name: string, value: string) => {
    parameters[name] = value.replace('$token', fresh(16));
  };
  const replaced = replacedBy(contract, change);
  for (const [name, value] of Object.entries(base))
    if (!replaced.has(parameterPath(name).name)) give(name, value);
  if (!bare && token !== '') give(token, fresh(24));
  if (needsText) Object.assign(parameters, ownText(contract, base));
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete parameters[name];
    else give(name, value);
  }
  return withIndividualValues(contract, individual(contract, parameters), facts, rootsOf(change));
}

/** The values of several parts that `change` gives anew: no part of theirs stays from the baseline. */
function replacedBy(contract: Contract, change: Change): ReadonlySet<string> {
  const given = rootsOf(change);
  const values = parametersOfShape(contract, 'value').map(({ name }) => name);
  return new Set(values.filter((name) => given.has(name)));
}

/** Another value for a text of the baseline that the target shows. */
function ownText(contract: Contract, base: Change): Change {
  const shown = shownFields(contract).map(({ parameter }) => parameter);
  const text = parametersOfShape(contract, 'text').find(({ name }) => shown.includes(name) && name in base);
  return text === undefined ? {} : { [text.name]: fresh(12) };
}

/** What the case of a draft is called. */
export function caseId({ clause, side, label }: Pick<CaseDraft, 'clause' | 'side' | 'label'>): string {
  return `${clause}/${side}/${slug(label)}`;
}

/** A label as part of an id: without spaces, and no two labels alike. */
export function slug(label: string): string {
  return label.replaceAll('%', '%25').replaceAll('/', '%2F').replaceAll(/\s+/g, '-');
}
