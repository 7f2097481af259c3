/** An error that an operation can answer with. */
export interface ErrorShape {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}
