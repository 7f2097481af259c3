import type { Contract } from '../src/contract/contract.ts';
import type { CaseOptions } from './case-options.ts';
import type { Lay, Probe } from './probe.ts';

/** A way to carry a request, and the clause that says that it makes no difference. */
export interface Way {
  /** Null for the plain way. */
  readonly clause: string | null;
  readonly label: string;
  readonly lay: Lay;
}

/** POST with a query, answered in JSON. */
export const plainWay: Way = { clause: null, label: 'as usual', lay: {} };

/** How a target takes parameters, by a POST with a query first; only the plain way where the target has one of its own. */
export function carriagesOf({ contract, way }: CaseOptions): readonly Way[] {
  const { transportGet, transportPost } = contract.common;
  if (way !== undefined) return [plainWay];
  return [
    plainWay,
    { clause: transportGet, label: 'GET', lay: { method: 'GET' } },
    { clause: transportPost, label: 'POST with a form body', lay: { place: 'body' } },
    { clause: transportPost, label: 'POST with a query and a form body', lay: { place: 'split' } },
  ];
}

/** The formats that a target can be asked for, the plain one first; only that one where no Format can be given. */
export function formatsOf({ contract, way, rpc = true }: CaseOptions): readonly Way[] {
  const { formatXml, formatJson } = contract.common;
  if (way !== undefined || !rpc) return [plainWay];
  return [
    plainWay,
    { clause: formatJson, label: 'JSON by Format', lay: { format: 'JSON', signature: 'v1' } },
    { clause: formatXml, label: 'XML', lay: { format: 'XML' } },
  ];
}

/**
 * Probes of how parameters may be carried: the same requests, laid on the wire in each way. `common` are those of
 * `faults` that are sent most often; `markup` are faults in values that an answer in XML has to escape should it repeat
 * them. Few of each, for the opening carries all faults in these ways.
 */
export function transportProbes(
  contract: Contract,
  valid: readonly Probe[],
  faults: readonly Probe[],
  common: readonly Probe[],
  markup: readonly Probe[],
): readonly Probe[] {
  const { transportGet, transportPost, formatXml, formatJson } = contract.common;
  const inXml = [
    ...markup,
    ...common.filter(({ clause }) => markup.every((it) => it.clause !== clause)),
  ].slice(0, 3);
  const ways = [
    { clause: transportGet, label: 'GET', lay: { method: 'GET' }, refused: common.slice(0, 3) },
    {
      clause: transportPost,
      label: 'POST with a form body',
      lay: { place: 'body' },
      refused: faults.slice(0, 3),
    },
    { clause: formatXml, label: 'XML', lay: { format: 'XML' }, refused: inXml },
    {
      clause: formatJson,
      label: 'JSON by Format',
      lay: { format: 'JSON', signature: 'v1' },
      refused: faults.slice(0, 2),
    },
    {
      clause: formatXml,
      label: 'XML, GET',
      lay: { format: 'XML', method: 'GET' },
      refused: faults.slice(0, 1),
    },
    {
      clause: formatXml,
      label: 'XML, form body',
      lay: { format: 'XML', place: 'body' },
      refused: faults.slice(0, 1),
    },
  ] as const;
  return ways.flatMap(({ clause, label, lay, refused }) => [
    ...valid.slice(0, refused.length > 2 ? 2 : 1).map(
      (probe, index): Probe => ({
        clause,
        side: 'accept',
        label: `${label}: ${probe.clause}: ${probe.label}`,
        tier: index < 1 && refused.length > 1 ? 'edge' : 'sweep',
        change: probe.change,
        twin: probe.change,
        lay,
      }),
    ),
    ...refused.map(
      (probe, index): Probe => ({
        clause,
        side: 'refuse',
        label: `${label}: ${probe.clause}: ${probe.label}`,
        tier: index < 2 && refused.length > 1 ? 'edge' : 'sweep',
        change: probe.change,
        control: probe.change,
        ...(probe.twin && { twin: probe.twin }),
        lay,
      }),
    ),
  ]);
}
