import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../../contract/contract.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import type { Answered } from '../send/answered.ts';

/** A valid request that the target turns down, and what cures it. */
export interface KnownFault {
  readonly clause: string;
  readonly smallest: PlannedRequest;
  readonly cure: PlannedRequest;
}

/** What is known to be turned down although it is valid, to work round it. */
export interface KnownFaults {
  readonly add: (clause: string, smallest: Answered, cure: Answered) => void;
  readonly all: () => readonly KnownFault[];
  /** Takes in that the target gives no answer to a request. */
  readonly addHang: (smallest: Answered, baseline: Parameters) => void;
  /** Whether a request has a value that the target gives no answer to. */
  readonly hangs: (planned: PlannedRequest) => boolean;
  /** `planned` without anything that is known to be turned down. */
  readonly workRoundAll: (planned: PlannedRequest) => PlannedRequest;
  /** `planned` without what each known fault turns down, where it has that; the latest fault first. */
  readonly workRound: (
    planned: PlannedRequest,
  ) => readonly (KnownFault & { readonly instead: PlannedRequest })[];
}

/** No faults known yet. */
export function createKnownFaults({ across }: Pick<Contract, 'across'>): KnownFaults {
  const faults: KnownFault[] = [];
  const hanging: string[] = [];
  return {
    add: (clause, smallest, cure) =>
      faults.unshift({ clause, smallest: smallest.planned, cure: cure.planned }),
    all: () => faults,
    addHang: ({ planned: { parameters } }, baseline) =>
      hanging.push(
        ...Object.entries(parameters).flatMap(([name, value]) =>
          value === baseline[name] || value.length < 2 || value.includes('{fresh:24}') ? [] : [value],
        ),
      ),
    hangs: ({ parameters }) =>
      Object.values(parameters).some((value) => hanging.some((text) => value.includes(text))),
    workRoundAll: (planned) => faults.reduce((it, fault) => without(it, fault, across), planned),
    workRound: (planned) =>
      faults.flatMap((fault) => {
        const instead = without(planned, fault, across);
        return isDeepStrictEqual(instead, planned) ? [] : [{ ...fault, instead }];
      }),
  };
}

/** `planned` with the parameters and the transport of the cure wherever the fault and its cure differ. */
function without(
  planned: PlannedRequest,
  { smallest, cure }: KnownFault,
  across: Contract['across'],
): PlannedRequest {
  const differing = new Set(
    [...Object.keys(smallest.parameters), ...Object.keys(cure.parameters)]
      .filter((name) => smallest.parameters[name] !== cure.parameters[name])
      .map((name) => parameterPath(name).name),
  );
  // Lists that a rule ties together only make sense together.
  for (const { each, by } of across)
    if (differing.has(each) || differing.has(by)) for (const list of [each, by]) differing.add(list);
  const isOther = (name: string) => !differing.has(parameterPath(name).name);
  const isGiven = (parameters: PlannedRequest['parameters']) =>
    Object.keys(parameters).some((name) => !isOther(name));
  // What the request does not have cannot be what is turned down, unless its absence is.
  const concerns = isGiven(planned.parameters) || !isGiven(smallest.parameters);
  const parameters = concerns
    ? Object.fromEntries([
        ...Object.entries(planned.parameters).filter(([name]) => isOther(name)),
        ...Object.entries(cure.parameters).filter(([name]) => !isOther(name)),
      ])
    : planned.parameters;
  const same = <K extends 'method' | 'place' | 'format' | 'rpcSignature'>(name: K): PlannedRequest[K] =>
    smallest[name] !== cure[name] && planned[name] === smallest[name] ? cure[name] : planned[name];
  return {
    ...planned,
    parameters,
    method: same('method'),
    place: same('place'),
    format: same('format'),
    rpcSignature: same('rpcSignature'),
  };
}
