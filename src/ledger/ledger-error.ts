/** Something about a ledger that the caller has to put right: one sentence, and what to do about it. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
