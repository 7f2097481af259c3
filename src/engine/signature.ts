import { brokenClauses, type Expectation } from '../oracle/expectation.ts';

/** What the documents say of a request, in one text: equal for requests that a smaller or marked one may stand for. */
export function signatureOf(expectation: Expectation): string {
  const { kind, dryRun, openPoints } = expectation;
  return JSON.stringify([kind, dryRun, brokenClauses(expectation), openPoints]);
}
