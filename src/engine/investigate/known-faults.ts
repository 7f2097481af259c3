import type { PlannedRequest } from '../../contract/case.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
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
  /** `planned` without anything that is known to be turned down. */
  readonly workRoundAll: (planned: PlannedRequest) => PlannedRequest;
  /** `planned` without what each known fault turns down, where it has that; the latest fault first. */
  readonly workRound: (
    planned: PlannedRequest,
  ) => readonly (KnownFault & { readonly instead: PlannedRequest })[];
}

/** No faults known yet. */
export function createKnownFaults(): KnownFaults {
  const faults: KnownFault[] = [];
  return {
    add: (clause, smallest, cure) =>
      faults.unshift({ clause, smallest: smallest.planned, cure: cure.planned }),
    all: () => faults,
    workRoundAll: (planned) => faults.reduce(without, planned),
    workRound: (planned) =>
      faults.flatMap((fault) => {
        const instead = without(planned, fault);
        return JSON.stringify(instead) === JSON.stringify(planned) ? [] : [{ ...fault, instead }];
      }),
  };
}

/** `planned` with the parameters and the transport of the cure wherever the fault and its cure differ. */
function without(planned: PlannedRequest, { smallest, cure }: KnownFault): PlannedRequest {
  const differing = new Set(
    [...Object.keys(smallest.parameters), ...Object.keys(cure.parameters)]
      .filter((name) => smallest.parameters[name] !== cure.parameters[name])
      .map((name) => parameterPath(name).name),
  );
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
