import type { PlannedRequest } from './test-case.ts';

/** How a request goes and in which format it is answered. */
export type Transport = Pick<PlannedRequest, 'method' | 'place' | 'format' | 'rpcSignature'>;

/** How a request goes when that is not what it is about: POST with a query, answered in JSON, with nothing odd about it. */
export const plainTransport: Omit<PlannedRequest, 'parameters'> = {
  method: 'POST',
  place: 'query',
  format: 'JSON',
  rpcSignature: false,
  omit: [],
  again: [],
  raw: '',
};
