import { acceptClauseOf } from '../../contract/accept-clause.ts';
import type { Contract, Parameter } from '../../contract/contract.ts';
import { parametersOfShape } from '../../contract/of-shape.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import { tokenName } from '../../contract/token-name.ts';
import { groupSuspects } from './blame-group.ts';
import { listSuspects } from './blame-list.ts';
import { textSuspects } from './blame-text.ts';
import { valueSuspects } from './blame-value.ts';
import { type RefusedRequest, type Suspect, withValues } from './suspect.ts';

export type { Suspect } from './suspect.ts';

/**
 * The clauses that the refusal of a valid request may be due to, the likeliest first, each with the request that tells.
 * Only what is in the request, or absent from it and in the baseline, is suspected.
 */
export function suspectsOf(refused: RefusedRequest): readonly Suspect[] {
  return [
    ...checkSuspects(refused),
    ...transportSuspects(refused),
    ...parameterSuspects(refused),
    ...wholeTransportSuspects(refused),
  ];
}

/** A check that does not say that it was passed is its own clause's matter, whatever was to be checked. */
function checkSuspects({ contract, planned }: RefusedRequest): readonly Suspect[] {
  return parametersOfShape(contract, 'dry-run').flatMap(({ name, clauses }) => {
    const value = planned.parameters[name];
    if (value === undefined) return [];
    return [
      { clause: value === 'true' ? clauses.pass : clauses.off, cure: withValues(planned, { [name]: null }) },
    ];
  });
}

function transportSuspects({ contract, baseline, planned }: RefusedRequest): readonly Suspect[] {
  const { transportGet, transportPost, formatXml, formatJson } = contract.common;
  const asUsual = (change: Partial<PlannedRequest>): PlannedRequest => ({ ...planned, ...change });
  return [
    ...(planned.method !== baseline.method || planned.place !== baseline.place
      ? [
          {
            clause: planned.method === 'GET' ? transportGet : transportPost,
            cure: asUsual({ method: baseline.method, place: baseline.place }),
          },
        ]
      : []),
    ...(planned.format !== baseline.format
      ? [
          {
            clause: planned.format === 'XML' ? formatXml : formatJson,
            cure: asUsual({ format: baseline.format }),
          },
        ]
      : []),
  ];
}

/** Whether it needs more than one of its ways of delivery to be as usual, or a signature as usual. */
function wholeTransportSuspects({ contract, baseline, planned }: RefusedRequest): readonly Suspect[] {
  const { formatXml, formatJson } = contract.common;
  const { method, place, format, rpcSignature } = baseline;
  const cure = { ...planned, method, place, format, rpcSignature };
  const isUsual = planned.format === format && planned.rpcSignature === rpcSignature;
  return isUsual ? [] : [{ clause: planned.format === 'XML' ? formatXml : formatJson, cure }];
}

function parameterSuspects(refused: RefusedRequest): readonly Suspect[] {
  const { contract, baseline, planned, clause } = refused;
  const token = tokenName(contract);
  const changed = changedNames(planned.parameters, baseline.parameters).filter(
    (name) => name !== token || isTokenTold(planned.parameters[token], baseline.parameters[token]),
  );
  const names = new Set(changed.map((name) => parameterPath(name).name));
  const subjects = contract.parameters.filter(({ name }) => names.has(name));
  const isOwner = (parameter: Parameter) => clausesIn(parameter).includes(clause);
  const ordered = [...subjects.filter(isOwner), ...subjects.filter((it) => !isOwner(it))];
  return ordered.flatMap((subject) => subjectSuspects(refused, subject, isOwner(subject)));
}

function subjectSuspects(refused: RefusedRequest, subject: Parameter, isOwner: boolean): readonly Suspect[] {
  const { contract, baseline, planned, clause } = refused;
  const given = Object.keys(planned.parameters).filter((name) => parameterPath(name).name === subject.name);
  const reset = withValues(planned, {
    ...Object.fromEntries(given.map((name) => [name, null])),
    ...Object.fromEntries(
      Object.entries(baseline.parameters).filter(([name]) => parameterPath(name).name === subject.name),
    ),
  });
  if (given.length === 0) {
    const absent = subject.presence.clause ?? (isOwner ? clause : null);
    return absent === null ? [] : [{ clause: absent, cure: reset }];
  }
  const own = isOwner ? clause : acceptClauseOf(subject);
  return [
    ...closerSuspects(refused, subject, own),
    ...(own === null ? [] : [{ clause: own, cure: tied(contract, reset, baseline, subject) }]),
  ];
}

type Closer<P> = (refused: RefusedRequest, subject: P, own: string | null) => readonly Suspect[];

const none = () => [];

const closer: { readonly [K in Parameter['shape']]: Closer<Extract<Parameter, { shape: K }>> } = {
  text: (refused, { name, text }, own) => textSuspects(refused, name, text, { own, isToken: false }),
  token: (refused, { name, text }, own) => textSuspects(refused, name, text, { own, isToken: true }),
  group: groupSuspects,
  list: listSuspects,
  value: valueSuspects,
  reference: none,
  region: none,
  'dry-run': none,
};

/** Which of the clauses of a parameter it is, told by values that differ from its own in little. */
function closerSuspects(refused: RefusedRequest, subject: Parameter, own: string | null): readonly Suspect[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (closer[subject.shape] as Closer<Parameter>)(refused, subject, own);
}

/** Lists that a rule ties together go back to the baseline together. */
function tied(
  contract: Contract,
  reset: PlannedRequest,
  baseline: PlannedRequest,
  subject: Parameter,
): PlannedRequest {
  const names = contract.across.flatMap(({ each, by }) =>
    subject.name === each || subject.name === by ? [each, by] : [],
  );
  const isTied = (name: string) => names.includes(parameterPath(name).name);
  const gone = Object.keys(reset.parameters).filter(isTied);
  const usual = Object.entries(baseline.parameters).filter(([name]) => isTied(name));
  return withValues(reset, {
    ...Object.fromEntries(gone.map((name) => [name, null])),
    ...Object.fromEntries(usual),
  });
}

function changedNames(one: Parameters, other: Parameters): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => one[name] !== other[name],
  );
}

/** Whether a token is not like any other, or is there where the usual request has none. */
function isTokenTold(token: string | undefined, usual: string | undefined): boolean {
  if (token === undefined || usual === undefined) return token !== usual;
  return !/^\{fresh:24\}$/.test(token);
}

function clausesIn(parameter: Parameter): readonly string[] {
  return JSON.stringify(parameter).match(/[A-Z]\w+(\.\w+)+/g) ?? [];
}
