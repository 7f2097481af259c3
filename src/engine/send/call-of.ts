import type { Call, SignatureVersion } from '../../client/exchange.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';

/** The call that sends a create of `contract` as planned, with the values that its placeholders became. */
export function callOf(
  { product, version, operation, action = operation }: Contract,
  { method, place, format, omit, again, raw, rpcSignature }: PlannedRequest,
  values: Parameters,
  signature: SignatureVersion,
): Call {
  return {
    product,
    version,
    action,
    parameters: [...Object.entries(values), ...again],
    transport: { method, place, format },
    signature: signatureFor(signature, rpcSignature || format === 'XML' || omit.length > 0),
    ...(omit.length > 0 && { omit }),
    ...(raw !== '' && { raw }),
  };
}

/** Only requests signed the older way have a Format. */
export function signatureFor(chosen: SignatureVersion, older: boolean): SignatureVersion {
  return chosen === 'v3' && older ? 'v1' : chosen;
}
