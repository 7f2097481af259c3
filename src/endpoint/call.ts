import type { Parameter } from './decode-form.ts';
import type { Format } from './fields.ts';
import type { Received } from './received.ts';

/** A request as an endpoint reads it. */
export interface Call {
  readonly received: Received;
  readonly parameters: readonly Parameter[];
  readonly action: string | undefined;
  readonly version: string | undefined;
  /** What the answer is written in. */
  readonly format: Format;
  /** Whether it is asked for a format that there is. */
  readonly isFormatKnown: boolean;
  readonly requestId: string;
}
