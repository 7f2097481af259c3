import type { Case, PlannedRequest } from '../src/contract/case.ts';
import type { Contract } from '../src/contract/contract.ts';
import type { CaseOptions } from './case-options.ts';
import { type Change, fresh, type Probe } from './probe.ts';

/** The case of a probe, with its requests spelled out. */
export function toCase(options: CaseOptions, probe: Probe): Case {
  const { contract } = options;
  return {
    id: `${probe.clause}/${probe.side}/${slug(probe.label)}`,
    operation: contract.operation,
    clause: probe.clause,
    side: probe.side,
    label: probe.label,
    request: plannedRequest(options, probe, probe.change, true),
    twin:
      probe.answered || (probe.side === 'accept' && probe.twin === undefined)
        ? null
        : plannedRequest(options, probe, probe.twin ?? {}, false),
    ...(probe.sound && { sound: plannedRequest(options, probe, probe.sound, false) }),
    control: probe.control === undefined ? null : plannedRequest(options, probe, probe.control, false),
    answered: probe.answered ?? false,
  };
}

/** The base request with `change`; the probe's own way of delivery is for its own request only. */
function plannedRequest(
  { contract, base, way, tokenless = false }: CaseOptions,
  probe: Probe,
  change: Change,
  own: boolean,
): PlannedRequest {
  const token = contract.idempotence.parameter;
  const merged: Change = {
    ...base,
    ...(probe.tokenless || tokenless ? {} : { [token]: fresh(24) }),
    // Without a token only a text of its own tells what the request created, should its answer be lost.
    ...(!tokenless && (probe.tokenless || change[token] === '') && ownText(contract, base)),
    ...change,
  };
  const lay = own ? (probe.lay ?? {}) : {};
  return {
    parameters: Object.fromEntries(
      Object.entries(merged).flatMap(([name, value]) =>
        value === null ? [] : [[name, value.replace('$token', fresh(16))]],
      ),
    ),
    method: lay.method ?? (lay.place === 'body' ? 'POST' : (way?.method ?? 'POST')),
    place: lay.place ?? (lay.method === 'GET' ? 'query' : (way?.place ?? 'query')),
    format: lay.format ?? 'JSON',
    rpcSignature: lay.signature === 'v1' || lay.format === 'XML',
    omit: own ? (probe.omit ?? []) : [],
    again: own ? (probe.again ?? []) : [],
    raw: own ? (probe.raw ?? '') : '',
  };
}

/** Another value for a text of the base request that the target shows. */
function ownText({ parameters, companions }: Contract, base: Change): Change {
  const shown = companions.list.fields.map(({ parameter }) => parameter);
  const text = parameters.find(({ shape, name }) => shape === 'text' && shown.includes(name) && name in base);
  return text === undefined ? {} : { [text.name]: fresh(12) };
}

/** A label as part of an id: without spaces, and no two labels alike. */
export function slug(label: string): string {
  return label.replaceAll('%', '%25').replaceAll('/', '%2F').replaceAll(/\s+/g, '-');
}
