import type { Contract } from '../../contract/contract.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';

/**
 * A clause that the refusal of a valid request may be due to, and the same request without the value that the clause is
 * about: it is blamed when the target accepts that. `isTurned`: the request holds instead what must be refused, and the
 * clause is blamed when the target accepts just that.
 */
export interface Suspect {
  readonly clause: string;
  readonly cure: PlannedRequest;
  readonly isTurned?: true;
}

/** A valid request that was refused, as small as it could be made. */
export interface RefusedRequest {
  readonly contract: Contract;
  /** Parameters and transport of the request that the target accepts. */
  readonly baseline: PlannedRequest;
  readonly planned: PlannedRequest;
  /** Its parameters as they went over the wire. */
  readonly values: Parameters;
  /** The clause that its case is about. */
  readonly clause: string;
}

/** `planned` with some values changed; null takes a parameter away. */
export function withValues(
  planned: PlannedRequest,
  change: Readonly<Record<string, string | null>>,
): PlannedRequest {
  const parameters = Object.fromEntries(
    Object.entries({ ...planned.parameters, ...change }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    ),
  );
  return { ...planned, parameters };
}
