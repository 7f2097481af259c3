import type { Denial } from '../endpoint/signature/authenticate.ts';
import type { Fault } from './errors.ts';

/** The errors of requests whose signature does not let them pass. */
const errors: { readonly [R in Denial['reason']]: readonly [status: number, code: string] } = {
  'no-key': [400, 'MissingParameter.AccessKeyId'],
  incomplete: [400, 'IncompleteSignature'],
  'unknown-key': [404, 'InvalidAccessKeyId.NotFound'],
  'no-security-token': [400, 'MissingSecurityToken'],
  'security-token': [400, 'InvalidSecurityToken.MismatchWithAccessKey'],
  'timestamp-form': [400, 'InvalidTimeStamp.Format'],
  'timestamp-window': [400, 'InvalidTimeStamp.Expired'],
  signature: [400, 'SignatureDoesNotMatch'],
  'nonce-used': [400, 'SignatureNonceUsed'],
};

/** How a request is refused that may not pass. */
export function faultOf({ reason, message }: Denial): Fault {
  const [status, code] = errors[reason];
  return { status, code, message };
}
