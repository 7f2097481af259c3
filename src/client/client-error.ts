/** A wrong configuration of the client: a stable code, one sentence, and what to do about it. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
