import type { Protocol } from '../../src/contract/protocol.ts';

/** The RPC style: parameters in a query or a form body, answers in JSON or XML, errors by Code. */
export const rpc: Protocol = {
  name: 'RPC',
  envelope: {
    requestId: 'RequestId',
    code: 'Code',
    message: 'Message',
    others: ['HostId'],
    errorRoot: 'Error',
    successSuffix: 'Response',
  },
  requestIdPattern: '^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$',
  retryAfter: [
    { header: 'x-acs-retry-after', unitMs: 1 },
    { header: 'retry-after', unitMs: 1000 },
  ],
  codes: {
    throttled: ['Throttling*', 'RequestLimitExceeded*', 'TooManyRequests*', 'FlowControl*', 'ServiceBusy*'],
    unavailable: ['ServiceUnavailable', 'ServiceUnavailable.*'],
    credentials: [
      'InvalidAccessKeyId*',
      'InvalidTimeStamp*',
      'SignatureNonceUsed*',
      'SignatureDoesNotMatch*',
      'IncompleteSignature*',
      'InvalidSecurityToken*',
      'MissingSecurityToken*',
      'MissingAccessKeyId*',
      'InvalidCredential*',
      'SignatureNotMatch*',
      'IllegalTimestamp*',
      'InvalidSignature*',
    ],
    permission: ['Forbidden*', 'NoPermission*', 'Unauthorized*', 'Unauthorised*'],
    action: ['InvalidAction.NotFound*', 'InvalidApi*', 'UnsupportedOperation*'],
    quota: ['*quota*', '*limitexceed*'],
    success: ['200', 'OK', 'Success'],
    crash: ['InternalError'],
    token: ['*token*', '*idempot*'],
  },
};
