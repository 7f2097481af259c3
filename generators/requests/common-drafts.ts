import type { Contract } from '../../src/contract/contract.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import type { CaseDraft, TransportChange } from './case-draft.ts';

/** A way to carry a request, and the clause that says that it makes no difference. */
export interface TransportCase {
  /** Null for the plain way. */
  readonly clause: string | null;
  readonly label: string;
  readonly transport: TransportChange;
}

/** POST with a query, answered in JSON. */
export const usualTransport: TransportCase = { clause: null, label: 'as usual', transport: {} };

/** How a target takes parameters, by a POST with a query first; only the plain way where the target has one of its own. */
export function transportsOf({ contract, transport }: CaseOptions): readonly TransportCase[] {
  const { transportGet, transportPost } = contract.common;
  if (transport !== undefined) return [usualTransport];
  return [
    usualTransport,
    { clause: transportGet, label: 'GET', transport: { method: 'GET' } },
    { clause: transportPost, label: 'POST with a form body', transport: { place: 'body' } },
    { clause: transportPost, label: 'POST with a query and a form body', transport: { place: 'split' } },
  ];
}

/** The formats that a target can be asked for, the plain one first; only that one where no Format can be given. */
export function formatsOf({ contract, transport, rpc = true }: CaseOptions): readonly TransportCase[] {
  const { formatXml, formatJson } = contract.common;
  if (transport !== undefined || !rpc) return [usualTransport];
  return [
    usualTransport,
    { clause: formatJson, label: 'JSON by Format', transport: { format: 'JSON', signature: 'v1' } },
    { clause: formatXml, label: 'XML', transport: { format: 'XML' } },
  ];
}

/**
 * Drafts of how parameters may be carried: the same requests, laid on the wire in each way. `common` are those of
 * `faults` that are sent most often; `markup` are faults in values that an answer in XML has to escape should it repeat
 * them. Few of each, for the smoke stage carries all faults in these ways.
 */
export function transportDrafts(
  contract: Contract,
  valid: readonly CaseDraft[],
  faults: readonly CaseDraft[],
  common: readonly CaseDraft[],
  markup: readonly CaseDraft[],
): readonly CaseDraft[] {
  const { transportGet, transportPost, formatXml, formatJson } = contract.common;
  const inXml = [
    ...markup,
    ...common.filter(({ clause }) => markup.every((it) => it.clause !== clause)),
  ].slice(0, 3);
  const transports = [
    { clause: transportGet, label: 'GET', transport: { method: 'GET' }, refused: common.slice(0, 3) },
    {
      clause: transportPost,
      label: 'POST with a form body',
      transport: { place: 'body' },
      refused: faults.slice(0, 3),
    },
    { clause: formatXml, label: 'XML', transport: { format: 'XML' }, refused: inXml },
    {
      clause: formatJson,
      label: 'JSON by Format',
      transport: { format: 'JSON', signature: 'v1' },
      refused: faults.slice(0, 2),
    },
    {
      clause: formatXml,
      label: 'XML, GET',
      transport: { format: 'XML', method: 'GET' },
      refused: faults.slice(0, 1),
    },
    {
      clause: formatXml,
      label: 'XML, form body',
      transport: { format: 'XML', place: 'body' },
      refused: faults.slice(0, 1),
    },
  ] as const;
  return transports.flatMap(({ clause, label, transport, refused }) => [
    ...valid.slice(0, refused.length > 2 ? 2 : 1).map(
      (draft, index): CaseDraft => ({
        clause,
        side: 'accept',
        label: `${label}: ${draft.clause}: ${draft.label}`,
        tier: index < 1 && refused.length > 1 ? 'edge' : 'sweep',
        change: draft.change,
        twin: draft.change,
        transport,
      }),
    ),
    ...refused.map(
      (draft, index): CaseDraft => ({
        clause,
        side: 'refuse',
        label: `${label}: ${draft.clause}: ${draft.label}`,
        tier: index < 2 && refused.length > 1 ? 'edge' : 'sweep',
        change: draft.change,
        control: draft.change,
        ...(draft.twin && { twin: draft.twin }),
        transport,
      }),
    ),
  ]);
}
