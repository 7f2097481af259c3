import type { Parameters, PlannedRequest } from '../contract/case.ts';
import type { Session } from './session.ts';

/** A plain request with `parameters` and a token of its own, if the target takes that. */
export function planOf(
  session: Session,
  parameters: Parameters,
  tokenless = session.tokenless,
): PlannedRequest {
  const token = session.contract.idempotence.parameter;
  return {
    parameters: tokenless ? parameters : { ...parameters, [token]: '{fresh:24}' },
    method: session.way?.method ?? 'POST',
    place: session.way?.place ?? 'query',
    format: 'JSON',
    rpcSignature: false,
    omit: [],
    again: [],
    raw: '',
  };
}
