/** A documented answer to a fault: HTTP status and error code. */
export interface DocumentedError {
  readonly status: number;
  readonly code: string;
}
