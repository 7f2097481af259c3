import type { Envelope } from '../endpoint/write-answer.ts';

/** What every answer has, as the documents of RPC-style operations call it. */
export const envelope: Envelope = {
  requestId: 'RequestId',
  host: 'HostId',
  code: 'Code',
  message: 'Message',
  errorRoot: 'Error',
  successSuffix: 'Response',
};
