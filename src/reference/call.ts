import type { Parameter } from './http/decode-form.ts';
import type { Format } from './http/fields.ts';
import type { Received } from './http/received.ts';

/** A request as the endpoint reads it. */
export interface Call {
  readonly received: Received;
  readonly parameters: readonly Parameter[];
  readonly action: string | undefined;
  readonly version: string | undefined;
  readonly format: Format;
  readonly requestId: string;
}
