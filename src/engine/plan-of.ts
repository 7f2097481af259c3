import type { Parameters, PlannedRequest } from '../contract/case.ts';
import { plainDelivery } from '../contract/plain-delivery.ts';
import type { Session } from './session.ts';

/** A plain request with `parameters` and a token of its own, if the target takes that. */
export function planOf(
  session: Session,
  parameters: Parameters,
  tokenless = session.tokenless,
): PlannedRequest {
  const token = session.contract.idempotence.parameter;
  return {
    ...plainDelivery,
    ...session.way,
    parameters: tokenless ? parameters : { ...parameters, [token]: '{fresh:24}' },
  };
}
