import type { Case, Parameters, PlannedRequest } from '../src/contract/case.ts';
import type { Contract } from '../src/contract/contract.ts';
import { oncePer } from '../src/contract/once-per.ts';
import { parameterPath } from '../src/contract/parameter-path.ts';
import { shownFields } from '../src/contract/shown-fields.ts';
import { tokenName } from '../src/contract/token-name.ts';
import type { CaseOptions } from './case-options.ts';
import { settle } from './constraints/settle.ts';
import { individual } from './individual-texts.ts';
import { type Change, fresh, type Probe, rootsOf } from './probe.ts';

const nothing: Change = {};

/** The case of a probe, with its requests spelled out. */
export function toCase(options: CaseOptions, probe: Probe): Case {
  const { contract } = options;
  return {
    id: caseId(probe),
    operation: contract.operation,
    clause: probe.clause,
    side: probe.side,
    label: probe.label,
    request: plannedRequest(options, probe, probe.change, true),
    twin:
      probe.answered || (probe.side === 'accept' && probe.twin === undefined)
        ? null
        : plannedRequest(options, probe, probe.twin ?? nothing, false),
    ...(probe.sound && { sound: plannedRequest(options, probe, probe.sound, false) }),
    control: probe.control === undefined ? null : plannedRequest(options, probe, probe.control, false),
    answered: probe.answered ?? false,
  };
}

/** The base request with `change`; the probe's own way of delivery is for its own request only. */
function plannedRequest(options: CaseOptions, probe: Probe, change: Change, own: boolean): PlannedRequest {
  const { way } = options;
  const lay = own ? (probe.lay ?? {}) : {};
  const parameters = (probe.tokenless ? tokenlessParameters : ordinaryParameters)(options)(change);
  return {
    parameters: inAgreement(options, parameters, change),
    method: lay.method ?? (lay.place === 'body' || lay.place === 'split' ? 'POST' : (way?.method ?? 'POST')),
    place: lay.place ?? (lay.method === 'GET' ? 'query' : (way?.place ?? 'query')),
    format: lay.format ?? way?.format ?? 'JSON',
    rpcSignature: way?.rpcSignature === true || lay.signature === 'v1' || lay.format === 'XML',
    omit: own ? (probe.omit ?? []) : [],
    again: own ? (probe.again ?? []) : [],
    raw: own ? (probe.raw ?? '') : '',
  };
}

/** The request with its constraints kept, as far as what `change` is about leaves room for it. */
function inAgreement(
  { contract, facts, base }: CaseOptions,
  parameters: Parameters,
  change: Change,
): Parameters {
  if ((contract.constraints ?? []).length === 0) return parameters;
  return settle(parameters, { contract, facts, base, pinned: rootsOf(change) });
}

// Once a change: most requests of a fault, its twins and its controls give the same, in another way or beside others.
const ordinaryParameters = oncePer((options: CaseOptions) =>
  oncePer((change: Change) => parametersWith(options, change, options.tokenless ?? false)),
);
const tokenlessParameters = oncePer((options: CaseOptions) =>
  oncePer((change: Change) => parametersWith(options, change, true)),
);

function parametersWith(
  { contract, base, tokenless }: CaseOptions,
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
  return individual(contract, parameters);
}

/** The values of several parts that `change` gives anew: no part of theirs stays from the base request. */
function replacedBy({ parameters }: Contract, change: Change): ReadonlySet<string> {
  const given = rootsOf(change);
  return new Set(
    parameters.flatMap(({ shape, name }) => (shape === 'value' && given.has(name) ? [name] : [])),
  );
}

/** Another value for a text of the base request that the target shows. */
function ownText(contract: Contract, base: Change): Change {
  const shown = shownFields(contract).map(({ parameter }) => parameter);
  const text = contract.parameters.find(
    ({ shape, name }) => shape === 'text' && shown.includes(name) && name in base,
  );
  return text === undefined ? {} : { [text.name]: fresh(12) };
}

/** What the case of a probe is called. */
export function caseId({ clause, side, label }: Pick<Probe, 'clause' | 'side' | 'label'>): string {
  return `${clause}/${side}/${slug(label)}`;
}

/** A label as part of an id: without spaces, and no two labels alike. */
export function slug(label: string): string {
  return label.replaceAll('%', '%25').replaceAll('/', '%2F').replaceAll(/\s+/g, '-');
}
